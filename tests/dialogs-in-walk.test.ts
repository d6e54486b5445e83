import { basename, dirname, join } from 'node:path'
import { CONSOLE_PLACES } from './e2e/console/console-places'
import { readRepository } from './support/read-repository'

// A dialog nobody looked at is where the ugly and the unreachable gather: each one has its place in the walk.

const FILES = readRepository().filter(({ path }) => /^console\/.*(?<!\.test)\.tsx?$/.test(path))
const SOURCES = FILES.filter(({ path }) => path.endsWith('.tsx'))
const OPENS = /<(Modal|Drawer|EffectDialog|Popover|Dropdown)\b|\bmodal\.confirm\(/
const FUNCTION = /^(?:export )?(?:async )?function (\w+)/gm

/** Every component of a file with its own text. */
function componentsOf(text: string): { name: string; text: string }[] {
  const starts = [...text.matchAll(FUNCTION)]
  return starts.map((start, at) => ({ name: start[1]!, text: text.slice(start.index, starts[at + 1]?.index) }))
}

const COMPONENTS = SOURCES.flatMap(({ path, text }) =>
  componentsOf(text).map((one) => ({ ...one, path, file: text, id: `${basename(path, '.tsx')}/${one.name}` })),
)
const NAMED = new Set(CONSOLE_PLACES.flatMap(({ opens }) => opens ?? []))
/** What all the others are made of is no dialog of its own. */
const isFrameOfOthers = ({ id }: { id: string }) => id === 'effect-dialog/EffectDialog'
const isForm = ({ path, text }: { path: string; text: string }) =>
  /^console\/forms\/.*-form\.tsx$/.test(path) && /^export function \w+Form\b/.test(text)

test('every form and every dialog of the console has a place in the walk', () => {
  const wanted = COMPONENTS.filter((one) => isForm(one) || OPENS.test(one.text)).filter((one) => !isFrameOfOthers(one))
  expect(wanted.length).toBeGreaterThan(80)
  expect(wanted.map(({ id }) => id).filter((id) => !NAMED.has(id))).toEqual([])
})

test('every piece of a form belongs to one that has its place, or to a page', () => {
  const shown = new Set(COMPONENTS.filter(({ id }) => NAMED.has(id)).map(({ path }) => path))
  const imports = ({ path, text }: { path: string; text: string }) =>
    [...text.matchAll(/from '([^']*\/)?([\w-]+)'/g)].map(([, folder = '', name]) => ({ path, folder, name }))
  const users = SOURCES.filter(({ path }) => shown.has(path) || !path.startsWith('console/forms/'))
  const used = new Set(users.flatMap(imports).map(({ name }) => `${name}.tsx`))
  for (let before = -1; before !== used.size; ) {
    before = used.size
    const pieces = SOURCES.filter(({ path }) => path.startsWith('console/forms/') && used.has(basename(path)))
    for (const { name } of pieces.flatMap(imports)) used.add(`${name}.tsx`)
  }
  const forms = SOURCES.filter(({ path }) => path.startsWith('console/forms/'))
  expect(forms.map(({ path }) => basename(path)).filter((name) => !used.has(name))).toEqual([])
})

test('a place names forms and dialogs that there are, and waits for words that stand in them', () => {
  const byId = new Map(COMPONENTS.map((one) => [one.id, one]))
  const wrong = CONSOLE_PLACES.flatMap(({ name, opens = [], sees }) => {
    const unknown = opens.filter((id) => !byId.has(id)).map((id) => `${name}: there is no ${id}`)
    if (opens.length === 0 || unknown.length > 0) return unknown
    const paths = opens.map((id) => byId.get(id)!.path)
    // A piece of `ui` bears the words of the page it stands in.
    const texts = paths.every((path) => path.startsWith('console/ui/')) ? null : paths.map((path) => wordsOf(path))
    const stands = texts?.some((text) => (typeof sees === 'string' ? text.includes(sees) : sees.test(text))) ?? true
    return stands ? [] : [`${name}: „${sees}“ stands in none of ${opens.join(', ')}`]
  })
  expect(wrong).toEqual([])
})

/** The text of a file, of its neighbours and of the pieces of forms and of `ui` it is made of; JSX breaks sentences into lines. */
function wordsOf(path: string, seen = new Set<string>()): string {
  if (seen.has(path)) return ''
  seen.add(path)
  const text = FILES.find((one) => one.path === path)?.text ?? ''
  const imported = [...text.matchAll(/ from '(\.[^']*)'/g)].map(([, from]) => join(dirname(path), from!))
  const near = imported.filter((one) => [dirname(path), 'console/forms', 'console/ui'].includes(dirname(one)))
  return [
    text.replace(/\n\s*/g, ''),
    ...near.flatMap((one) => [`${one}.tsx`, `${one}.ts`]).map((one) => wordsOf(one, seen)),
  ].join('\n')
}
