import * as z from 'zod'
import type { Endpoint } from '../../contract/endpoint'

type JsonSchema = {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  minItems?: number
  minLength?: number
  minimum?: number
  format?: string
  default?: unknown
}
export type Hints = Record<string, unknown>

/**
 * The least input an endpoint accepts, made from its own schema: required members, and of the optional ones those a
 * hint names. A hint is a value by the name of its field; `storeIds` takes the hint `storeId`.
 */
export function makeInput(endpoint: Endpoint, hints: Hints): unknown {
  const schema = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return make(schema, '', hints)
}

function make(schema: JsonSchema, name: string, hints: Hints): unknown {
  if (schema.const !== undefined) return schema.const
  const hint = hints[name]
  if (schema.enum) return schema.enum.includes(hint) ? hint : schema.enum[0]
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (choice) return make(choice[0]!, name, hints)
  switch (schema.type) {
    case 'object':
      if (typeof hint === 'object' && hint !== null) return hint
      return makeObject(schema, hints)
    case 'array':
      return makeArray(schema, name, hints)
    case 'boolean':
      return hint ?? true
    case 'integer':
    case 'number':
      return typeof hint === 'number' ? hint : Math.max(schema.minimum ?? 0, 1)
    case 'null':
      return null
    case 'string':
      if (typeof hint === 'string') return hint
      if (schema.format === 'date') return '2026-02-01'
      return 'x'.repeat(Math.max(schema.minLength ?? 0, 8))
    default:
      return hint ?? '2026-02-01T00:00:00+08:00'
  }
}

function makeObject({ properties = {}, required = [] }: JsonSchema, hints: Hints): Record<string, unknown> {
  const isNamed = (key: string) => hints[key] !== undefined || hints[key.replace(/s$/, '')] !== undefined
  const keys = Object.keys(properties).filter((key) => required.includes(key) || isNamed(key))
  return Object.fromEntries(keys.map((key) => [key, make(properties[key]!, key, hints)]))
}

function makeArray(schema: JsonSchema, name: string, hints: Hints): unknown[] {
  if (schema.prefixItems) return schema.prefixItems.map((item) => make(item, name, hints))
  if (Array.isArray(hints[name])) return hints[name]
  const singular = name.replace(/s$/, '')
  if (hints[singular] === undefined && (schema.minItems ?? 0) === 0) return []
  return [make(schema.items ?? {}, singular, hints)]
}
