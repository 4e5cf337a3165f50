import { remember, wordSet } from '../model/index.ts'
import { classesOf, type HtmlElement } from '../render/index.ts'

/**
 * What themes call the parts of a page around its article, as classes and ids. A name is compared by
 * its words, without those that only say where it stands (`post-`, `-container`): `post__share-list`,
 * `PostShare_ab12X` and `share` are one name.
 */
const marks = wordSet(`
  ad ads adsense adsbygoogle advert advertisement carbonads sponsored
  breadcrumb breadcrumbs
  menu navigation navbar nextprev prevnext previousnext navprevious navnext pager pagination paginator paging
  linksnextprev nextlink prevlink nextpost prevpost previouspost nextarticle previousarticle
  share sharing sharebutton sharebar sharethis addthis addtoany sharedaddy sharepost socialshare
  socialsharing social socialicons socialmedia followus shariff
  related relatedposts relatedpost relatedarticles relatedarticle relatedcontent relatedpages
  similarposts readnext readmorenext recommended recommendations recommendedposts morefrom moreposts
  upnext keepreading youmightlike youmayalsolike recentposts latestposts suggestedposts morearticles
  comment comments commentlist commentform commentrespond respond disqus disqusthread disqusrecommendations
  giscus utterances utterancesframe cusdis cusdisthread isso issothread gitalk gitment valine waline twikoo
  remark42 commento hyvortalk hyvortalkview staticman fbcomments discoursecomments fastcomments
  webmention webmentions reactions likes likebutton claps
  toc tableofcontents tablecontents onthispage ontthispage markdowntoc tocbot tocinline pagetoc doctoc localtoc
  tocmobile tocdesktop tocwidget eztoc ltoc outlinenav intoc
  newsletter newslettersignup newsletterform subscribe subscribeform subscription mailinglist mcembedsignup
  convertkit emailsignup signup signupform emailform optin formkitform rsssubscribe
  editthispage editpage editlink editthis editongithub improvethispage suggestedit editmeta pageedit
  lastupdated lastmodified pagelastupdated gitrevision
  skiplink skiptocontent skipnav skiptomain
  authorbio authorbios authorbox authorcard authorinfo authorprofile authorblock aboutauthor abouttheauthor
  authordescription biography byline bylines authors authorlist vcard hcard
  metadata meta metainfo metaline tags taglist tagcloud tagslist categories categorylist categorytags taxonomies
  taxonomy
  readingtime readtime timetoread minread wordcount readinginfo viewcount pageviews estimatedtime
  sronly visuallyhidden visuallyhiddenfocusable screenreadertext screenreaderonly screenreader a11yhidden
  assistivetext offscreen uvisuallyhidden hiddenvisually
  anchorlink slanchorlink headinganchor headinglink
  copybutton copybtn btncopy copycode copycodebutton clipboardbutton clipboardcopy codecopy copytoclipboard
  copyclipboard buttongroup codebuttons
  backtotop scrolltotop scrolltop totop gotop backtop
  sidebar offcanvas themetoggle darkmodetoggle languageswitcher languagepicker langswitch searchbox searchform
  cookiebanner cookieconsent cookienotice
  reward tipjar donate donation buymeacoffee supportme paywall
  prevarticle articlenav postnav breadcrumbnav twoslashpopupcontainer twoslashhover twoslashhoverpopup
`)

/** Names that mean an article's surroundings only after a word for the article: `post-info`. */
const marksOfArticles = wordSet(`
  info details date time datetime author published updated timestamp avatar footer foot bottom actions action tools
  toolbar nav links extra extras end license copyright cta options utils aside stats history permalink sidebar pager
  subscribe promo series serieslinks prev next previous credits contributors
`)

/** Words that name the article itself. */
const articleWords = wordSet('post posts entry article blog blogpost story page single')

/** Words in front that say nothing of a part. */
const leadingWords: ReadonlySet<string> = new Set([
  ...articleWords,
  ...wordSet(
    'the site theme main content jp jetpack wp block js md c l o u p vp gh kg td sl nd pf x bd custom my component',
  ),
])

/** Words at the end that say nothing of a part. */
const trailingWords = wordSet(`
  container wrapper wrap area box section block widget inner outer holder group items item list row col column panel bar
  buttons icons placeholder module component root desktop mobile sticky heading title card cards strip thread nav links
`)

/** Names of elements that are as telling as classes. */
const elementNames = wordSet(
  'nav button dialog form giscus-widget starlight-toc mobile-starlight-toc',
)

const roles = wordSet(
  'navigation search banner contentinfo doc-toc menu menubar toolbar dialog alertdialog doc-pagelist',
)

/** Whether an element is marked as something that surrounds an article. */
export function isMarkedAsBoilerplate(element: HtmlElement): boolean {
  const { name, attributes } = element
  if (elementNames.has(name) || roles.has(attributes.get('role') ?? '')) return true
  if (unmarkable.has(name)) return false
  const classes = classesOf(element)
  if (classes.some(isMark)) return true
  // generators give headings and sections ids made of their words: a chapter may be about comments
  const id = idCounts.has(name) && !classes.includes('section') ? attributes.get('id') : undefined
  return id !== undefined && isMark(id)
}

/** Elements whose class or id names a thing that the article says. */
const unmarkable = wordSet(
  'html body main article h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption pre code mark',
)

const idCounts = wordSet('div aside ul ol footer header')

/** Whether an element holds what readers of a page say: it may be longer than the article. */
export function isTalk(element: HtmlElement): boolean {
  const names = [...classesOf(element), element.attributes.get('id') ?? '']
  return names.some((each) => /comment|disqus|webmention|respond|related/i.test(each))
}

/** Whether a name is one of the marks. The pages of a site have many names, which recur on each. */
const isMark = remember((name) => {
  const parts = wordsOf(name)
  const whole = parts.join('')
  if (marks.has(whole)) return true
  const end = parts.findLastIndex((word) => !trailingWords.has(word)) + 1
  const start = parts.findIndex((word) => !leadingWords.has(word))
  // after a word for the article each of the rest is tried, shortest last
  for (const stop of new Set([parts.length, end])) {
    for (let from = 0; from <= Math.max(start, 0); from += 1) {
      const core = parts.slice(from, stop).join('')
      if (marks.has(core)) return true
      const isOfArticle = parts.slice(0, from).some((word) => articleWords.has(word))
      if (isOfArticle && marksOfArticles.has(core)) return true
    }
  }
  return false
}, 20_000)

/** `tableOfContents_bqdL`, `Post_toc__a1B2c` and `post__share` in words, without what a bundler adds. */
function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 80)
    .replace(/_{1,2}(?=[\w-]*[A-Z\d])[A-Za-z\d][\w-]{3,7}$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}
