const { mergeInternalComponents } = require('@tarojs/shared')

const MEANINGS = ['aria-role', 'aria-label', 'aria-hidden', 'aria-checked', 'aria-selected']
const properties = Object.fromEntries(MEANINGS.map((name) => [name, '']))
mergeInternalComponents(
  Object.fromEntries(['View', 'Text', 'Button', 'Input', 'Image', 'Textarea'].map((name) => [name, properties])),
)
