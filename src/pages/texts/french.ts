import type { PageTexts } from '../../model/index.ts'

export const french: PageTexts = {
  subscribe: 'S’abonner',
  intro:
    'Un flux vous apporte tout ce qui paraît ici, dans l’application de votre choix et dans l’ordre de parution. Il ne coûte rien, et personne ne vous demande ni adresse ni nom. Copiez une adresse de cette page et collez-la dans un lecteur de flux, ou ouvrez-la dans l’un de ceux qui sont nommés ci-dessous.',
  xml: 'Ceci est un flux, un fichier pour les lecteurs de flux : des applications qui vous apportent tout ce qui paraît ici. Il ne coûte rien, et personne ne vous demande ni adresse ni nom. Copiez l’adresse de ce fichier et collez-la dans un lecteur de flux. En savoir plus : :page',
  address: 'Adresse du flux',
  copy: 'Copier',
  copied: 'L’adresse est copiée.',
  select: 'L’adresse est sélectionnée ; copiez-la au clavier.',
  openIn: 'Ouvrir dans',
  app: 'Une application sur cet appareil',
  newest: 'Derniers articles',
  here: 'Derniers articles, tels que les abonnés les lisent',
  none: 'Il n’y a pas encore d’article.',
  year: 'Articles en douze mois : :count',
  months: 'Articles par mois jusqu’à :month : :counts',
  search: 'Chercher un flux',
  found: 'Flux trouvés : :count',
  all: 'Tous les flux',
  opml: 'Tous les flux en un fichier (OPML)',
  date: ':day :month :year',
  month: ':month :year',
  monthNames:
    'janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre',
  site: 'Tout',
  named: 'Sélections',
  category: 'Catégories',
  collection: 'Collections',
  language: 'Langues',
  author: 'Auteurs',
  tag: 'Mots-clés',
}
