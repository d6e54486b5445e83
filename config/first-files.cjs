/**
 * What nearly every visit of the h5 page needs besides the app itself: the pieces that pages share, and the first page.
 * The markup names them, so that they are fetched beside the app and not after it has run. Given webpack's compilation.
 */
module.exports = function firstFiles(compilation) {
  const files = []
  for (const chunk of compilation.chunks) {
    const isApp = chunk.name === 'app'
    const modules = isApp ? [] : [...compilation.chunkGraph.getChunkModulesIterable(chunk)]
    const isFirst = modules.some((module) => /src[\\/]pages[\\/]home[\\/]index\.tsx/.test(module.identifier()))
    if (isFirst || chunk.name === 'pieces') files.push(...chunk.files)
  }
  return files.filter((name) => /\.(js|css)$/.test(name))
}
