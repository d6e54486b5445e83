import { addPastLeads } from '../support/past-leads'
import { useWorld } from '../support/world'

const world = useWorld()
const DAY = 86_400_000
const night = (name: 'trainModel' | 'watchModel') => world.ok(world.timer().call(name, {}))
const list = () => world.ok(world.staff('hq_ops').call('listArtefacts', { kind: 'model' }))
const daysAgo = (days: number) => new Date(world.clock.now().getTime() - days * DAY)
/** Leads whose outcome is known, enough of them to learn from. */
const history = (more: object = {}) =>
  addPastLeads(world, { count: 4000, until: daysAgo(15), days: 60, seed: 1, ...more })
let asked = 0
const captured = async () =>
  (
    await world.ok(
      world.shopper(`asker-${++asked}`).call('captureLead', {
        wish: '沙发',
        channel: 'appointment',
        storeId: await world.build.store(),
        idempotencyKey: `model-lead-${asked}`,
      }),
    )
  ).leadId
const modelOf = async (leadId: string) =>
  (
    await world.db
      .selectFrom('lead')
      .select('model_version as version')
      .where('id', '=', leadId)
      .executeTakeFirstOrThrow()
  ).version

test('a brand with too few outcomes gets no model, and HQ reads why', async () => {
  expect(await night('trainModel')).toEqual({ state: 'done', steps: 1, outcome: 'no_rows' })
  expect(await list()).toEqual({
    artefacts: [],
    lastNight: { day: '2026-03-01', outcome: 'no_rows', text: '还没有可用于训练的线索' },
  })
  expect(await night('watchModel')).toMatchObject({ state: 'done', outcome: 'none_in_force' })
})

test('a model learned from known outcomes decides from the next lead on, once a night and not again within the week', async () => {
  await history()
  // Younger leads have no outcome yet: were they counted as lost, the rate would be far off.
  await addPastLeads(world, { count: 400, until: daysAgo(1), days: 12, seed: 2, wonRate: () => 0 })
  expect(await modelOf(await captured())).toBeNull()
  expect(await night('trainModel')).toEqual({ state: 'done', steps: 1, outcome: 'in_force' })
  expect(await night('trainModel')).toEqual({ state: 'done', steps: 0, outcome: 'in_force' })
  expect(await modelOf(await captured())).toBe('sc-20260301')

  const { artefacts } = await list()
  expect(artefacts).toMatchObject([{ version: 'sc-20260301', state: 'in_force', faults: [] }])
  const shown = await world.ok(world.staff('finance').call('showArtefact', { kind: 'model', version: 'sc-20260301' }))
  expect(shown.model!.trainedOn.rows).toBe(4000)
  expect(shown.model!.quality.auc).toBeGreaterThan(0.6)
  const channel = shown.model!.features.find(({ name }) => name === 'channel')!
  expect(channel.label).toBe('来源渠道')
  const best = channel.bins.toSorted((a, b) => b.points - a.points)[0]!
  expect(best.text).toContain('预约')
  expect(best.points).toBeGreaterThan(10)

  world.clock.advance({ days: 6 })
  expect(await night('trainModel')).toMatchObject({ outcome: 'fresh' })
  // What was too young then was made up to be lost, and may not be learned from now.
  await world.db.updateTable('lead').set({ facts: null }).where('arrived_at', '>', daysAgo(20)).execute()
  world.clock.advance({ days: 2 })
  expect(await night('trainModel')).toMatchObject({ outcome: 'in_force' })
  expect((await list()).artefacts.map(({ version, state }) => `${version} ${state}`)).toEqual([
    'sc-20260309 in_force',
    'sc-20260301 past',
  ])
})

test('a model with faults is kept with them and never decides: the one before it goes on', async () => {
  await history()
  await night('trainModel')
  world.clock.advance({ days: 8 })
  // Since then the outcome is a coin: nothing tells good leads from bad.
  await world.db.updateTable('lead').set({ facts: null }).where('input_hash', '=', 'past').execute()
  await history({ seed: 3, wonRate: () => 0.3 })
  expect(await night('trainModel')).toMatchObject({ state: 'done', outcome: 'refused' })
  const { artefacts, lastNight } = await list()
  expect(artefacts.map(({ version, state }) => `${version} ${state}`)).toEqual([
    'sc-20260309 refused',
    'sc-20260301 in_force',
  ])
  expect(artefacts[0]!.faults).toContainEqual({
    code: 'auc_worse',
    text: expect.stringMatching(/^区分能力比当前模型明显下降，请检查近期数据（0[.]\d+ → 0[.]\d+）$/),
  })
  expect(lastNight?.text).toContain('没有启用')
  expect(await modelOf(await captured())).toBe('sc-20260301')
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action: 'trainModel' }))
  expect(entries[0]).toMatchObject({ actor: 'clock', target: 'sc-20260309' })
  expect(JSON.stringify(entries[0]!.detail)).toContain('auc_worse')
})

test('after a model that was refused the next night tries again: nothing young is there to prove itself', async () => {
  await history({ wonRate: () => 0.3 })
  expect(await night('trainModel')).toMatchObject({ outcome: 'refused' })
  world.clock.advance({ days: 1 })
  await world.db.updateTable('lead').set({ facts: null }).where('input_hash', '=', 'past').execute()
  await history({ seed: 9 })
  expect(await night('trainModel')).toMatchObject({ outcome: 'in_force' })
})

test('a model whose leads have changed under it is withdrawn overnight, and the one before it decides again', async () => {
  await history()
  await night('trainModel')
  world.clock.advance({ days: 8 })
  await addPastLeads(world, { count: 600, until: daysAgo(15), days: 7, seed: 4 })
  await night('trainModel')
  expect(await night('watchModel')).toMatchObject({ outcome: 'too_little_to_judge' })
  // A campaign brings other people: the leads of the week come from where a quarter came from.
  await addPastLeads(world, {
    count: 500,
    until: daysAgo(-0.9),
    days: 5,
    seed: 5,
    facts: () => ({ channel: 'social', isMember: true }),
  })
  world.clock.advance({ days: 1 })
  expect(await night('watchModel')).toMatchObject({ state: 'done', outcome: 'withdrawn' })
  const { artefacts } = await list()
  expect(artefacts.map(({ version, state }) => `${version} ${state}`)).toEqual([
    'sc-20260309 withdrawn',
    'sc-20260301 in_force',
  ])
  expect(artefacts[0]!.withdrawnReason).toContain('psi:channel')
  expect(await modelOf(await captured())).toBe('sc-20260301')
  expect(world.logged.filter((line) => line.includes('model_withdrawn'))).toHaveLength(1)
})

test('a model whose probabilities no longer hold for leads it has not seen is withdrawn, a calm one stays', async () => {
  await history()
  await night('trainModel')
  world.clock.advance({ days: 7 })
  // Learned up to fifteen days before; the week since then has outcomes now.
  await addPastLeads(world, { count: 600, until: daysAgo(14.1), days: 7, seed: 6 })
  expect(await night('watchModel')).toMatchObject({ outcome: 'calm' })
  world.clock.advance({ days: 1 })
  await addPastLeads(world, { count: 900, until: daysAgo(14.1), days: 6, seed: 7, wonRate: () => 0.7 })
  expect(await night('watchModel')).toMatchObject({ outcome: 'withdrawn' })
  expect((await list()).artefacts[0]!.withdrawnReason).toMatch(/^ece:0\.\d{3}$/)
  expect(await modelOf(await captured())).toBeNull()
})

test('HQ takes a version back in one action, with a reason that stays on record; it cannot be taken back twice', async () => {
  await history()
  await night('trainModel')
  world.clock.advance({ days: 8 })
  await night('trainModel')
  const withdraw = (version: string) =>
    world.staff('hq_admin').call('withdrawArtefact', { kind: 'model', version, reason: '评分与门店感受不符' })
  expect(await world.ok(withdraw('sc-20260309'))).toEqual({ inForce: 'sc-20260301' })
  expect(await modelOf(await captured())).toBe('sc-20260301')
  expect(await world.refused(withdraw('sc-20260309'))).toBe('artefact_not_in_force')
  expect(await world.refused(withdraw('sc-20990101'))).toBe('artefact_unknown')
  expect(await world.ok(withdraw('sc-20260301'))).toEqual({ inForce: null })
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action: 'withdrawArtefact' }))
  expect(entries.map(({ target }) => target)).toEqual(['model:sc-20260301', 'model:sc-20260309'])
  expect(entries[1]!.detail).toMatchObject({
    before: 'sc-20260309',
    after: 'sc-20260301',
    reason: '评分与门店感受不符',
  })
})
