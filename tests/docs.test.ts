import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { readRepository } from './support/read-repository'

const PAGES = /^(README([.]zh-CN)?|CONTRIBUTING|CHANGELOG)[.]md$|^docs[/].*[.]md$/
const ROOMS = 'contract|server|cloudfunctions|cloudbase|config|scripts|tests|bench|docs|src|console|[.]ci'
/** A path of the repository inside code quotes; `<name>`, `*` and `…` mark a shape, not a path, and what begins with `/` an address. */
const PATH = new RegExp(`^([.][/])?((${ROOMS})([/][\\w.@-]+)*[/]?|[\\w-]+([.][\\w-]+)*[.](md|json|ts|cjs))$`)

const files = readRepository()
const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

type Page = { path: string; text: string }

/** Words in code quotes and lines of code blocks, where paths and commands are named. */
function codeIn(text: string): string[] {
  const blocks = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```/g)].flatMap((match) => match[1]!.split('\n'))
  const quotes = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!)
  return [...blocks, ...quotes].map((code) => code.trim())
}

const basenames = new Set(files.map(({ path }) => path.split('/').at(-1)))

function missingPaths({ path, text }: Page): string[] {
  const quoted = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\s]+)`/g)].map((match) => match[1]!)
  const named = quoted.filter((word) => PATH.test(word))
  const exists = (word: string) =>
    existsSync(word) || existsSync(join(dirname(path), word)) || (!word.includes('/') && basenames.has(word))
  return named.filter((word) => !exists(word)).map((word) => `${path}: ${word}`)
}

function missingLinks({ path, text }: Page): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!)
  const local = targets.filter((target) => !/^(https?:|mailto:|#)/.test(target))
  const gone = local.filter((target) => !existsSync(normalize(join(dirname(path), target.replace(/#.*$/, '')))))
  return gone.map((target) => `${path}: ${target}`)
}

function missingScripts({ path, text }: Page): string[] {
  const commands = codeIn(text).flatMap((line) => [...line.matchAll(/\bnpm (run )?([a-z][\w:-]*)/g)])
  const builtIn = ['ci', 'install', 'i', 'run', 'exec', 'version']
  const named = commands.map((match) => match[2]!).filter((name) => !builtIn.includes(name))
  return named.filter((name) => !(name in scripts)).map((name) => `${path}: npm run ${name}`)
}

const pages = files.filter(({ path }) => PAGES.test(path))

test('every path the documents name exists', () => {
  expect(pages.flatMap(missingPaths)).toEqual([])
})

test('every link between the documents leads somewhere', () => {
  expect(pages.flatMap(missingLinks)).toEqual([])
})

test('every npm script the documents name exists', () => {
  expect(pages.flatMap(missingScripts)).toEqual([])
})

test('every npm script starts a file that exists', () => {
  const started = Object.values(scripts).flatMap((line) => [...line.matchAll(/\b(?:tsx|--config) ([\w./-]+)/g)])
  expect(started.map((match) => match[1]!).filter((path) => !existsSync(path))).toEqual([])
})

test('a page that names what is not there is caught', () => {
  const page = {
    path: 'docs/style.md',
    text: 'See `server/nowhere.ts`, [gone](../gone.md), `npm run fly`.\n```bash\nnpm run swim\n```\n',
  }
  expect(missingPaths(page)).toEqual(['docs/style.md: server/nowhere.ts'])
  expect(missingLinks(page)).toEqual(['docs/style.md: ../gone.md'])
  expect(missingScripts(page)).toEqual(['docs/style.md: npm run swim', 'docs/style.md: npm run fly'])
})
