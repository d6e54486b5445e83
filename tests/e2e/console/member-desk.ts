import type { Desk } from './console-place'

// Members in the state a place asks for.

type Row = { memberId: string; isErased: boolean; guideName: string | null; figures: { orders: number } | null }
type Shown = { merges: { fromMemberId: string; undoneAt: string | null }[] }

/** Members of the list by its filters. */
export const listed = async (desk: Desk, filters: object = {}): Promise<Row[]> =>
  (await desk.ask('admin')<{ members: Row[] }>('listMembers', { rows: 100, ...filters })).members

/** Somebody with a guide and an order, who has walked the whole way. */
export async function buyer(desk: Desk): Promise<string> {
  const people = await listed(desk, { hasOrdered: true, isBound: true, isErased: false })
  return people[0]!.memberId
}

/** Two members of whom the second goes into the first; made once, found again by its record. */
export async function merged(desk: Desk): Promise<{ into: string; from: string }> {
  const marked = `${desk.address}:merged`
  const known = MERGED.get(marked)
  if (known) return known
  const people = (await listed(desk, { hasOrdered: false, isErased: false })).map((row) => row.memberId)
  for (const memberId of people.slice(-4)) {
    const { merges } = await desk.ask('admin')<Shown>('showMember', { memberId })
    const standing = merges.find(({ undoneAt }) => undoneAt === null)
    if (standing) return { into: memberId, from: standing.fromMemberId }
  }
  const [into, from] = people.slice(-2) as [string, string]
  await desk.ask('admin')('mergeMembers', { memberId: into, otherId: from, reason: '同一位顾客的两条记录' })
  MERGED.set(marked, { into, from })
  return { into, from }
}
const MERGED = new Map<string, { into: string; from: string }>()
