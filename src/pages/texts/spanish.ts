import type { PageTexts } from '../../model/index.ts'

export const spanish: PageTexts = {
  subscribe: 'Suscribirse',
  intro:
    'Un canal te trae todo lo nuevo de aquí a la aplicación que elijas, en el orden en que aparece. No cuesta nada, y nadie te pide tu dirección ni tu nombre. Copia una dirección de esta página y pégala en un lector de canales, o ábrela en uno de los que se nombran abajo.',
  xml: 'Esto es un canal, un archivo para lectores de canales: aplicaciones que te traen todo lo nuevo de aquí. No cuesta nada, y nadie te pide tu dirección ni tu nombre. Copia la dirección de este archivo y pégala en un lector de canales. Más información: :page',
  address: 'Dirección del canal',
  copy: 'Copiar',
  copied: 'La dirección está copiada.',
  select: 'La dirección está seleccionada; cópiala con el teclado.',
  openIn: 'Abrir en',
  app: 'Una aplicación de este dispositivo',
  newest: 'Últimas entradas',
  here: 'Últimas entradas, tal como las leen los suscriptores',
  none: 'Todavía no hay entradas.',
  year: 'Entradas en doce meses: :count',
  months: 'Entradas por mes hasta :month: :counts',
  search: 'Buscar canales',
  found: 'Canales encontrados: :count',
  all: 'Todos los canales',
  opml: 'Todos los canales en un archivo (OPML)',
  date: ':day de :month de :year',
  month: ':month de :year',
  monthNames:
    'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre',
  site: 'Todo',
  named: 'Selecciones',
  category: 'Categorías',
  collection: 'Colecciones',
  language: 'Idiomas',
  author: 'Autores',
  tag: 'Etiquetas',
}
