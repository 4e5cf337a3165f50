import type { PageTexts } from '../../model/index.ts'

export const german: PageTexts = {
  subscribe: 'Abonnieren',
  intro:
    'Ein Feed bringt dir alles Neue von hier in eine App deiner Wahl, in der Reihenfolge, in der es erscheint. Er kostet nichts, und niemand fragt nach deiner Adresse oder deinem Namen. Kopiere eine Adresse von dieser Seite und füge sie in einen Feedreader ein, oder öffne sie in einem der unten genannten.',
  xml: 'Das ist ein Feed, eine Datei für Feedreader: Apps, die dir alles Neue von hier bringen. Er kostet nichts, und niemand fragt nach deiner Adresse oder deinem Namen. Kopiere die Adresse dieser Datei und füge sie in einen Feedreader ein. Mehr dazu: :page',
  address: 'Feed-Adresse',
  copy: 'Kopieren',
  copied: 'Die Adresse ist kopiert.',
  select: 'Die Adresse ist markiert; kopiere sie mit der Tastatur.',
  openIn: 'Öffnen in',
  app: 'App auf diesem Gerät',
  newest: 'Neueste Beiträge',
  here: 'Neueste Beiträge, wie Abonnenten sie lesen',
  none: 'Es gibt noch keine Beiträge.',
  year: 'Beiträge in zwölf Monaten: :count',
  months: 'Beiträge pro Monat bis :month: :counts',
  search: 'Feeds durchsuchen',
  found: 'Gefundene Feeds: :count',
  all: 'Alle Feeds',
  opml: 'Alle Feeds in einer Datei (OPML)',
  date: ':day. :month :year',
  month: ':month :year',
  monthNames:
    'Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember',
  site: 'Alles',
  named: 'Auswahl',
  category: 'Kategorien',
  collection: 'Sammlungen',
  language: 'Sprachen',
  author: 'Autoren',
  tag: 'Schlagwörter',
}
