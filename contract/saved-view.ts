import * as z from 'zod'
import { STAFF_ROLES } from './access'
import { endpoint } from './endpoint'

/** Views of the console's lists under a name, each person's own: what is filtered is in the address, so a view is one. */

const MINE = { callers: ['ops' as const], roles: STAFF_ROLES }
const List = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
const ViewName = z.string().trim().min(1).max(20)
export const VIEWS_A_LIST = 30

export const listViews = endpoint({
  name: 'listViews',
  ...MINE,
  input: z.strictObject({ list: List }),
  output: z.object({ views: z.array(z.object({ name: z.string(), search: z.string() })) }),
  errors: [],
})

/** The same name again is the same view with another filter. */
export const saveView = endpoint({
  name: 'saveView',
  ...MINE,
  input: z.strictObject({ list: List, name: ViewName, search: z.string().max(1000) }),
  output: z.object({}),
  errors: ['view_full'],
})

export const removeView = endpoint({
  name: 'removeView',
  ...MINE,
  input: z.strictObject({ list: List, name: ViewName }),
  output: z.object({}),
  errors: [],
})
