export const SITE_TITLE = 'Tide Tables'
export const SITE_DESCRIPTION = 'High water, low water.'
