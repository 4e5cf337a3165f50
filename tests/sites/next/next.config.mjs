export default {
  output: 'export',
  basePath: '/quarry',
  trailingSlash: false,
}
