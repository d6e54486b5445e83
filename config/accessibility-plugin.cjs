// WeChat reads `aria-role`, `aria-label` and the states to people who do not see the screen; Taro's templates leave them
// out. They are added to the elements that carry meaning, in the templates and in the runtime that fills them.
const MEANINGS = ['aria-role', 'aria-label', 'aria-hidden', 'aria-checked', 'aria-selected']
const ELEMENTS = ['View', 'Text', 'Button', 'Input', 'Image', 'Textarea']

const properties = Object.fromEntries(MEANINGS.map((name) => [name, '']))
const components = Object.fromEntries(ELEMENTS.map((name) => [name, properties]))

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template?.mergeComponents(ctx, components)
      const runtime = `${__dirname}/accessibility-runtime.cjs`
      const before = platform.runtimePath
      platform.runtimePath = Array.isArray(before) ? [...before, runtime] : [before, runtime]
    },
  })
}
