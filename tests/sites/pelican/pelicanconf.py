AUTHOR = 'Mira Holt'
SITENAME = 'Clay and Fire'
SITESUBTITLE = 'A potter’s notes'
SITEURL = ''

PATH = 'content'
TIMEZONE = 'Europe/Kyiv'
DEFAULT_LANG = 'en'
DEFAULT_DATE_FORMAT = '%d %B %Y'

ARTICLE_PATHS = ['articles']
PAGE_PATHS = ['pages']
STATIC_PATHS = ['images']
ARTICLE_EXCLUDES = ['articles/attic']
USE_FOLDER_AS_CATEGORY = True
FILENAME_METADATA = r'(?P<date>\d{4}-\d{1,2}-\d{1,2})[-_](?P<slug>.*)'

ARTICLE_URL = '{date:%Y}/{date:%m}/{date:%d}/{slug}/'
ARTICLE_SAVE_AS = '{date:%Y}/{date:%m}/{date:%d}/{slug}/index.html'
ARTICLE_LANG_URL = '{lang}/{date:%Y}/{date:%m}/{date:%d}/{slug}/'
ARTICLE_LANG_SAVE_AS = '{lang}/{date:%Y}/{date:%m}/{date:%d}/{slug}/index.html'
WITH_FUTURE_DATES = False
