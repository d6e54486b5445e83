import type { CallerKind } from '../contract/vocabulary'
import { allRows, idsIn, rowsNaming } from './support/all-rows'
import {
  endpoints,
  everyone,
  expectedRefusal,
  inGoodOrder,
  inputOf,
  isAdmitted,
  type Someone,
} from './support/everyone'
import { furnishBrand } from './support/furnished-brand'
import { useWorld, type World } from './support/world'
import { guideCaller, shopperCaller, staffCaller } from './support/world-callers'

// One walk over every endpoint with every kind of caller: a wrong kind, role, store or tenant never reads or changes a row.
const world = useWorld()

test('a caller of a wrong kind or role is refused everywhere, and nothing changes', async () => {
  const brand = await furnishBrand(world, '甲')
  const people = await everyone(brand)
  const before = await allRows(world.db)
  const wrong: string[] = []
  for (const endpoint of endpoints) {
    const input = inputOf(endpoint, brand.ids)
    for (const { who, caller } of people.filter((person) => !isAdmitted(endpoint, person.caller))) {
      for (const door of endpoint.callers) {
        const reply = await world.as(caller, door).call<unknown>(endpoint.name as string, input)
        const said = reply.ok ? 'answered' : reply.error.code
        if (said !== expectedRefusal(endpoint, caller)) wrong.push(`${endpoint.name} by ${who} at ${door}: ${said}`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(await allRows(world.db)).toEqual(before)
})

test('a door answers only what stands in its own table', async () => {
  const brand = await furnishBrand(world, '甲')
  const people = (await everyone(brand)).filter(({ caller }) => caller.kind !== 'anonymous')
  const before = await allRows(world.db)
  for (const endpoint of endpoints) {
    for (const { caller } of people.filter(({ caller }) => !endpoint.callers.includes(caller.kind as CallerKind))) {
      expect(await world.refused(world.as(caller).call<unknown>(endpoint.name as string, {}))).toBe('not_found')
    }
  }
  expect(await allRows(world.db)).toEqual(before)
})

/** A member, and what came of them: not for colleagues, other stores or other shoppers. */
function workOf(ids: Record<string, string>): string[] {
  const { memberId, leadId, assignmentId, orderId, returnedOrderId, disputeId, statementId } = ids
  const { addressId, waitingOrderId, pickUpCode, shippedOrderId, refundRequestId, otherRefundRequestId } = ids
  return [
    ...[memberId, leadId, assignmentId, orderId, returnedOrderId, disputeId, statementId],
    ...[addressId, waitingOrderId, pickUpCode, shippedOrderId, refundRequestId, otherRefundRequestId],
  ].map((id) => id!)
}

type Walk = {
  from: World
  callers: Someone[]
  /** What the calls ask about: somebody else's things. */
  ids: Record<string, string>
  /** What must neither be told nor touched. */
  secrets: string[]
  /** Words no reply may hold. */
  words?: string[]
  skip?: readonly string[]
}

/** Calls everything the callers may call, about somebody else's things; answers what leaked or changed. */
async function walk({ from, callers, ids, secrets, words = [], skip = [] }: Walk): Promise<string[]> {
  const wrong: string[] = []
  let before = new Set(await allRows(from.db))
  for (const endpoint of endpoints.filter(({ name }) => !skip.includes(name))) {
    const input = inputOf(endpoint, ids)
    const asked = JSON.stringify(input)
    const told = [...secrets.filter((id) => !asked.includes(id)), ...words]
    for (const { who, caller } of callers) {
      for (const door of endpoint.callers) {
        const mayStand = caller.kind === 'anonymous' ? endpoint.isOpen : caller.kind === door
        if (!mayStand || !isAdmitted(endpoint, caller)) continue
        const reply = await from.as(caller, door).call<unknown>(endpoint.name as string, input)
        const text = JSON.stringify(reply)
        const leaked = told.filter((secret) => text.includes(secret))
        if (leaked.length > 0) wrong.push(`${endpoint.name} by ${who} tells ${leaked.join(', ')}`)
        if (!reply.ok && reply.error.code === 'internal')
          wrong.push(`${endpoint.name} by ${who} breaks: ${from.logged.at(-1)}`)
        const after = new Set(await allRows(from.db))
        const moved = [...[...after].filter((row) => !before.has(row)), ...[...before].filter((row) => !after.has(row))]
        const changed = rowsNaming(moved, secrets)
        if (changed.length > 0) wrong.push(`${endpoint.name} by ${who} changes ${changed.join('\n')}`)
        before = after
      }
    }
  }
  return wrong
}

test('no caller of another brand reads or changes anything by its ids, codes or natural keys', async () => {
  const ours = await furnishBrand(world, '甲家')
  const oursRows = rowsNaming(await allRows(world.db), [world.brandId])
  const { code, invitation, staffId } = ours.ids
  const secrets = [...idsIn(await allRows(world.db)), code!, invitation!, staffId!]
  const theirs = await furnishBrand(await world.openBrand('乙家'), '乙家')
  expect(oursRows.length).toBeGreaterThan(20)
  const wrong = await walk({
    from: theirs.world,
    callers: await everyone(theirs),
    ids: ours.ids,
    secrets,
    words: ['甲家'],
  })
  expect(wrong).toEqual([])

  const own = await walk({ from: world, callers: await everyone(ours), ids: ours.ids, secrets, words: ['甲家'] })
  // The same walk by the brand's own people does tell and change: it would have seen a leak.
  expect(own.some((line) => line.startsWith('showLead by guide tells'))).toBe(true)
  expect(own.some((line) => line.startsWith('closeStore by hq_admin changes'))).toBe(true)
}, 300_000)

test('a manager of one store neither reads nor changes what belongs to another', async () => {
  const brand = await furnishBrand(world, '甲')
  const { db, brandId, clock } = world
  const scope = { storeIds: [brand.ids.otherStoreId!] }
  const caller = await staffCaller(db, { brandId, role: 'store_manager', scope, now: clock.now() })
  const secrets = [brand.ids.storeId!, brand.ids.guideId!, ...workOf(brand.ids)]
  const wrong = await walk({
    from: world,
    callers: [{ who: 'manager', caller }],
    ids: brand.ids,
    secrets,
    words: ['甲李', '甲一店'],
  })
  expect(wrong).toEqual([])
})

test('headquarters staff limited to one store neither read nor change what belongs to another', async () => {
  const brand = await furnishBrand(world, '甲')
  const { db, brandId, clock } = world
  const scope = { storeIds: [brand.ids.otherStoreId!] }
  const callers = await Promise.all(
    (['hq_admin', 'hq_ops', 'finance'] as const).map(async (role) => {
      const caller = await staffCaller(db, { brandId, role, scope: { ...scope, name: role }, now: clock.now() })
      return { who: `a limited ${role}`, caller }
    }),
  )
  const secrets = [brand.ids.storeId!, brand.ids.guideId!, ...workOf(brand.ids)]
  const wrong = await walk({ from: world, callers, ids: brand.ids, secrets, words: ['甲李', '甲一店'] })
  expect(wrong).toEqual([])

  const brandWide = endpoints.filter(({ isBrandWide }) => isBrandWide)
  expect(brandWide.map(({ name }) => name)).toEqual(expect.arrayContaining(['exportPayouts', 'setJoinGift']))
  for (const { name } of brandWide) {
    for (const { caller } of callers) expect(await world.refused(world.as(caller).call(name, {}))).toBe('forbidden')
  }
})

test('a guide neither reads nor changes a colleague’s leads and members', async () => {
  const brand = await furnishBrand(world, '甲')
  const caller = await guideCaller(world.db, world.brandId, brand.ids.otherGuideId!)
  const wrong = await walk({
    from: world,
    callers: [{ who: 'colleague', caller }],
    ids: brand.ids,
    secrets: workOf(brand.ids),
    words: ['甲李'],
  })
  expect(wrong).toEqual([])
})

test('a guide of the same store neither reads nor changes a colleague’s leads, members, phones and money', async () => {
  const brand = await furnishBrand(world, '甲')
  const { colleagueId, memberId, leadId, assignmentId, disputeId, statementId } = brand.ids
  const caller = await guideCaller(world.db, world.brandId, colleagueId!)
  // What is bought at a store is handed over by whoever is there: orders are the store's, the rest is the guide's alone.
  const secrets = [memberId!, leadId!, assignmentId!, disputeId!, statementId!]
  const wrong = await walk({
    from: world,
    callers: [{ who: 'colleague', caller }],
    ids: brand.ids,
    secrets,
    words: ['甲李', '13800138000', '138****8000'],
    skip: ['findHandOver', 'confirmHandOver'],
  })
  expect(wrong).toEqual([])
})

test('a shopper or a partner neither reads nor changes what belongs to another', async () => {
  const brand = await furnishBrand(world, '甲')
  const { otherPartnerId } = brand.ids
  const callers: Someone[] = [
    { who: 'another shopper', caller: shopperCaller(world.brandId, 'wang', null) },
    { who: 'another partner', caller: { kind: 'partner', brandId: world.brandId, partnerId: otherPartnerId! } },
  ]
  const wrong = await walk({
    from: world,
    callers,
    ids: brand.ids,
    secrets: workOf(brand.ids),
    words: ['甲李'],
  })
  expect(wrong).toEqual([])
})

test('asked about their own things, the right callers are answered: the walk above asked real questions', async () => {
  const brand = await furnishBrand(world, '甲')
  const answered = new Set<string>()
  const broken: string[] = []
  for (const endpoint of inGoodOrder) {
    for (const { who, caller } of await everyone(brand)) {
      const door = caller.kind === 'anonymous' ? endpoint.callers[0]! : caller.kind
      if (!endpoint.callers.includes(door) || !isAdmitted(endpoint, caller)) continue
      const reply = await world.as(caller, door).call<unknown>(endpoint.name as string, inputOf(endpoint, brand.ids))
      if (reply.ok) answered.add(endpoint.name)
      else if (['internal', 'invalid_input'].includes(reply.error.code))
        broken.push(`${endpoint.name} by ${who}: ${world.logged.at(-1)}`)
    }
  }
  expect(broken).toEqual([])
  expect(endpoints.map(({ name }) => name).filter((name) => !answered.has(name))).toEqual([])
})
