/** The names of the files in the folder of the page of all feeds. */
export const pageNames = {
  subscribe: 'index.html',
  style: 'pages.css',
  script: 'pages.js',
} as const
