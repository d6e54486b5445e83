import { resolve } from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { readClientEnv } from './env'

const OUTPUT = { weapp: 'dist/miniprogram', h5: 'dist/h5' } as const
const platform = process.argv[process.argv.indexOf('--type') + 1] === 'h5' ? 'h5' : 'weapp'
/** The words both sides share; the rest of it is types, which leave nothing in the bundle. */
const CONTRACT = resolve('contract')
const named = (folder: string, kind: string) => `${folder}/[name].[contenthash:8].${kind}`

/** Taro's build of `src/`: for WeChat, which uploads `dist/miniprogram`, and for browsers, served from `dist/h5`. */
export default defineConfig<'webpack5'>({
  projectName: 'fenbo',
  date: '2026-11-25',
  // Sizes in the style sheets are those of a screen 375 wide.
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: OUTPUT[platform],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: platform === 'weapp' ? [resolve('config/accessibility-plugin.cjs')] : [],
  defineConstants: Object.fromEntries(
    Object.entries(readClientEnv()).map(([name, value]) => [name, JSON.stringify(value)]),
  ),
  sass: { resource: [resolve('src/styles/tokens.scss')] },
  mini: {
    compile: { include: [CONTRACT] },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} } },
  },
  h5: {
    compile: { include: [CONTRACT] },
    publicPath: './',
    // HTML elements instead of web components: a third of the size, and what assistive technology knows.
    useHtmlComponents: true,
    router: { mode: 'hash' },
    // Taro's lean button is a `div` and its picture has no words; ours are what a keyboard and a screen reader know.
    webpackChain(chain, webpack) {
      const theirs = /components-react[\\/]dist[\\/]components[\\/]button[\\/]index\.js$/
      chain
        .plugin('own-button')
        .use(webpack.NormalModuleReplacementPlugin, [theirs, resolve('src/platform/button.h5.tsx')])
      const theirImage = /components-react[\\/]dist[\\/]components[\\/]image[\\/]index\.js$/
      chain
        .plugin('own-image')
        .use(webpack.NormalModuleReplacementPlugin, [theirImage, resolve('src/platform/image.h5.tsx')])
      // What several pages share is fetched once, not with each of them.
      chain.optimization.splitChunks({
        chunks: 'async',
        cacheGroups: { pieces: { name: 'pieces', minChunks: 3, enforce: true } },
      })
    },
    postcss: {
      autoprefixer: { enable: true },
      pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 20 } },
    },
    output: { filename: named('js', 'js'), chunkFilename: named('js', 'js') },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: named('css', 'css'),
      chunkFilename: named('css', 'css'),
    },
  },
})
