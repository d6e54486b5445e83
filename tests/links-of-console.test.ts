import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LEAD_SORT_TEXT } from '../contract/routing-vocabulary'

// A page of the console opens another as it is to be shown by its address. What the other page does not know of there is
// passed over in silence, and the number that was clicked opens something else.
const ROOT = 'console'
const SEGMENT = String.raw`(?:[a-z-]+|\$\{[^}]+\})`
const LINK = new RegExp(String.raw`['"\`]/(${SEGMENT}(?:/${SEGMENT})*)\?([^'"\`\s]*)`, 'g')

type Link = { from: string; path: string; query: string }

const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => join(ROOT, name))
const links: Link[] = sources.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(LINK)].map(([, path, query]) => ({ from, path: path!, query: query! })),
)

/** The file of the page at a path, by the tables of the areas. */
function pageAt(path: string): string | undefined {
  const areas = sources.filter((name) => name.endsWith('-area.ts'))
  const pages = areas.flatMap((name) =>
    [...readFileSync(name, 'utf8').matchAll(/\bpath: '([^']*)'[^}]*?import\('\.\.\/([^']+)'\)/g)].map(
      ([, at, file]) => ({ at: at!, file: `${join(ROOT, file!)}.tsx` }),
    ),
  )
  const parts = path.split('/')
  const isThere = (at: string) => {
    const own = at.split('/')
    return own.length === parts.length && own.every((part, i) => part.startsWith(':') || part === parts[i])
  }
  return pages.find(({ at }) => isThere(at))?.file
}

/** The page's own text and that of the files beside it that it is made of. */
function textOf(file: string): string {
  const files = new Set([file])
  // What is added while they are gone through is gone through too.
  for (const one of files) {
    for (const [, name] of readFileSync(one, 'utf8').matchAll(/from '\.\/([\w-]+)'/g)) {
      const beside = [`${name}.tsx`, `${name}.ts`].map((found) => join(dirname(one), found))
      for (const found of beside) if (existsSync(found)) files.add(found)
    }
  }
  return [...files].map((one) => readFileSync(one, 'utf8')).join('\n')
}

const keysOf = (query: string) => [...query.matchAll(/(?:^|[&?])(\w+)=/g)].map(([, key]) => key!)

test('there are links to look at, and each leads to a page', () => {
  expect(links.length).toBeGreaterThan(30)
  expect(links.filter(({ path }) => pageAt(path) === undefined)).toEqual([])
})

test('a link asks of a page only what the page reads from its address', () => {
  const unread = links.flatMap(({ from, path, query }) => {
    const text = textOf(pageAt(path)!)
    const isRead = (key: string) => new RegExp(String.raw`(?:^|[{,\s])${key}: (?:'|\w)|get\('${key}'\)`, 'm').test(text)
    return keysOf(query)
      .filter((key) => !isRead(key))
      .map((key) => `${from}: /${path}?${key}`)
  })
  expect(unread).toEqual([])
})

test('leads are asked for in an order there is', () => {
  const orders = links.flatMap(({ query }) => [...query.matchAll(/\bsort=(\w+)/g)].map(([, sort]) => sort!))
  expect(orders.length).toBeGreaterThan(0)
  expect(orders.filter((sort) => !(sort in LEAD_SORT_TEXT))).toEqual([])
})
