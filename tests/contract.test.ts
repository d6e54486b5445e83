import { readdirSync, readFileSync } from 'node:fs'
import { api } from '../contract/api'
import type { Endpoint } from '../contract/endpoint'
import { ERROR_TEXT } from '../contract/errors'
import type { CallerKind } from '../contract/vocabulary'
import { CALLER_KINDS, doorTable } from './support/door-tables'

const endpoints: [string, Endpoint][] = Object.entries(api)

async function servedBy(): Promise<{ kind: CallerKind; endpoint: Endpoint }[]> {
  const tables = await Promise.all(CALLER_KINDS.map(async (kind) => ({ kind, table: await doorTable(kind) })))
  return tables.flatMap(({ kind, table }) => table.map(({ endpoint }) => ({ kind, endpoint })))
}

test('every endpoint the contract declares is in its registry, under its own name', () => {
  const declared = readdirSync('contract')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(`contract/${file}`, 'utf8').matchAll(/^export const (\w+) = endpoint\(/gm)])
    .map((match) => match[1])
  expect(endpoints.map(([key]) => key).sort()).toEqual(declared.sort())
  expect(endpoints.filter(([key, endpoint]) => endpoint.name !== key)).toEqual([])
})

test('every endpoint is served exactly once by the door of each caller it admits, and by no other', async () => {
  const served = (await servedBy()).map(({ kind, endpoint }) => `${endpoint.name} at ${kind}`)
  const promised = endpoints.flatMap(([name, { callers }]) => callers.map((kind) => `${name} at ${kind}`))
  expect(served.sort()).toEqual(promised.sort())
})

test('what a door serves is the endpoint of the registry itself', async () => {
  const strangers = (await servedBy()).filter(({ endpoint }) => api[endpoint.name as keyof typeof api] !== endpoint)
  expect(strangers.map(({ endpoint }) => endpoint.name)).toEqual([])
})

test('every refusal an endpoint declares has words', () => {
  const wordless = endpoints.flatMap(([name, { errors }]) =>
    errors.filter((code) => !ERROR_TEXT[code]).map((code) => `${name}: ${code}`),
  )
  expect(wordless).toEqual([])
})

test('an endpoint for staff says which roles may call it, and only such an endpoint does', () => {
  const wrong = endpoints.filter(([, { callers, roles = [] }]) => callers.includes('ops') !== roles.length > 0)
  expect(wrong.map(([name]) => name)).toEqual([])
})

test('every refusal a door can give has words of its own', () => {
  const texts = Object.values(ERROR_TEXT)
  expect(new Set(texts).size).toBe(texts.length)
})

test('every endpoint is walked by a journey', () => {
  const journeys = readdirSync('tests/journeys', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(`tests/journeys/${file}`, 'utf8'))
    .join('\n')
  const unwalked = endpoints.filter(([name]) => !new RegExp(`['"]${name}['"]`).test(journeys))
  expect(unwalked.map(([name]) => name)).toEqual([])
})
