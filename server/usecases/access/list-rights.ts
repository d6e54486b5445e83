import { api } from '../../../contract/api'
import { CALL_GROUPS } from '../../../contract/call-text'
import type { Endpoint, Input, Output } from '../../../contract/endpoint'
import type { listRights as endpoint } from '../../../contract/staff'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** Every call of headquarters with the roles the contract lets make it, in the groups of the console. */
export async function listRights(
  _: Ctx<CallerOf<'ops'>>,
  __: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const endpoints = new Map<string, Endpoint>(Object.entries(api))
  const groups = CALL_GROUPS.map(({ title, calls }) => ({
    title,
    rights: Object.entries(calls).flatMap(([name, text]) => {
      const { callers, roles, isOpen, isBrandWide } = endpoints.get(name) ?? {}
      if (!callers?.includes('ops') || isOpen) return []
      return [{ name, title: text, roles: [...(roles ?? [])], isBrandWide: isBrandWide === true }]
    }),
  }))
  return { groups: groups.filter(({ rights }) => rights.length > 0) }
}
