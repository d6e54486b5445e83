import { openFixture, tree, words } from './open-fixture'
import { testOnHost } from './test-on-host'

testOnHost.each([
  ['view', ['card', 'row', 'side']],
  ['#row', ['row']],
  ['.card', ['card', 'side']],
  ['view.card.wide', ['card']],
  ['.card .title', ['title', 'deep']],
  ['.card > .title', ['title']],
  ['.card>>>.title', ['title', 'deep']],
  ['button[open-type="share"]', ['pass']],
  ["[open-type^='sha']", ['pass']],
  ['[open-type]', ['pass']],
  ['#row, #side', ['row', 'side']],
  ['.none', []],
])('%s finds %j', async (selector, found) => {
  const { host } = await openFixture([
    tree('view', 'card', { cl: 'card wide' }, [
      tree('text', 'title', { cl: 'title' }, [words('标题')]),
      tree('view', 'row', {}, [tree('text', 'deep', { cl: 'title' }), tree('button', 'pass', { openType: 'share' })]),
    ]),
    tree('view', 'side', { cl: 'card' }),
  ])
  expect(host.page.find(selector).map((node) => node.attributes.id)).toEqual(found)
})

testOnHost('a selector that cannot be read is an error, not an empty answer', async () => {
  const { host } = await openFixture()
  expect(() => host.page.find('view:nth-child(2)')).toThrow('cannot read the selector')
  expect(() => host.page.find('')).toThrow('empty selector')
  expect(() => host.aim('#none')).toThrow('there is no #none on pages/home/index')
})
