// Only Taro's build reads this; everything else is compiled by tsx, esbuild or swc.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
}
