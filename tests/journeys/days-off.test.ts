import type { Output } from '../../contract/endpoint'
import type { captureLead } from '../../contract/lead'
import type { showRoster } from '../../contract/roster'
import { useWorld } from '../support/world'

// The world begins on Sunday, 2026-03-01.
const world = useWorld()
const hq = () => world.staff('hq_ops')
const capture = (who: string, storeId: string) =>
  world.ok(
    world.shopper(who).call<Output<typeof captureLead>>('captureLead', {
      channel: 'appointment',
      storeId,
      idempotencyKey: `day-off-${who}`,
    }),
  )
const setOff = (storeId: string, guideId: string, day: string, isOff = true) =>
  world.ok(hq().call('setDaysOff', { storeId, changes: [{ guideId, day, isOff }] }))
const roster = (storeId: string, week: string) =>
  world.ok(hq().call<Output<typeof showRoster>>('showRoster', { storeId, week }))

test('a guide on a day off gets no lead, and gets leads the next day', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  expect(await setOff(storeId, guideId, '2026-03-01')).toEqual({ changed: 1, moved: 0 })
  const first = await capture('li', storeId)
  expect(first).toMatchObject({ outcome: 'unroutable' })
  expect(await world.ok(world.guide(guideId).call('myWorkload', {}))).toMatchObject({ isOnLeave: true })
  const decision = await world.ok(hq().call<{ attempts: object[] }>('showDecision', { leadId: first.leadId }))
  expect(JSON.stringify(decision.attempts)).toContain('ON_LEAVE')

  world.clock.set('2026-03-02T10:00:00+08:00')
  expect(await capture('wang', storeId)).toMatchObject({ outcome: 'offered' })
  expect(await world.ok(world.guide(guideId).call('myWorkload', {}))).toMatchObject({ isOnLeave: false })
})

test('a day off that is taken back is a day of work again', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  await setOff(storeId, guideId, '2026-03-01')
  expect(await setOff(storeId, guideId, '2026-03-01')).toEqual({ changed: 0, moved: 0 })
  expect(await setOff(storeId, guideId, '2026-03-01', false)).toEqual({ changed: 1, moved: 0 })
  expect(await capture('li', storeId)).toMatchObject({ outcome: 'offered' })
})

test('who is off today hands what waits to colleagues, and keeps whom they reached', async () => {
  const storeId = await world.build.store()
  const away = await world.build.guide(storeId)
  await capture('li', storeId)
  const mine = await world.ok(
    world.guide(away).call<{ leads: { assignmentId: string }[] }>('listMyLeads', { tab: 'waiting' }),
  )
  const [{ assignmentId }] = mine.leads as [{ assignmentId: string }]
  await world.ok(world.guide(away).call('acceptAssignment', { assignmentId }))
  await world.ok(
    world.guide(away).call('logFollowUp', { assignmentId, way: 'phone', note: '已联系', idempotencyKey: 'follow-1' }),
  )
  await capture('wang', storeId)
  const colleague = await world.build.guide(storeId)
  expect(await setOff(storeId, away, '2026-03-01')).toEqual({ changed: 1, moved: 1 })
  const state = await world.db
    .selectFrom('assignment')
    .select(['guide_id', 'state', 'answer_reason'])
    .orderBy('offered_at')
    .orderBy('id')
    .execute()
  expect(state).toEqual([
    { guide_id: away, state: 'contacted', answer_reason: null },
    { guide_id: away, state: 'taken_back', answer_reason: 'guide_day_off' },
    { guide_id: colleague, state: 'offered', answer_reason: null },
  ])
})

test('a day off set beforehand moves what waits when it begins, by the timer', async () => {
  const storeId = await world.build.store()
  const away = await world.build.guide(storeId)
  await capture('li', storeId)
  const mine = await world.ok(
    world.guide(away).call<{ leads: { assignmentId: string }[] }>('listMyLeads', { tab: 'waiting' }),
  )
  await world.ok(world.guide(away).call('acceptAssignment', { assignmentId: mine.leads[0]!.assignmentId }))
  await world.build.guide(storeId)
  expect(await setOff(storeId, away, '2026-03-03')).toEqual({ changed: 1, moved: 0 })
  world.clock.set('2026-03-02T23:59:00+08:00')
  expect(await world.ok(world.timer().call('releaseAbsentWork', {}))).toEqual({ guides: 0, leads: 0 })
  world.clock.set('2026-03-03T00:05:00+08:00')
  expect(await world.ok(world.timer().call('releaseAbsentWork', {}))).toEqual({ guides: 1, leads: 1 })
  expect(await world.ok(world.timer().call('releaseAbsentWork', {}))).toEqual({ guides: 0, leads: 0 })
})

test('the roster shows who works when, beside the leads those days usually bring', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId, { name: '王芳', dayCap: 6 })
  await capture('li', storeId)
  world.clock.set('2026-03-04T10:00:00+08:00')
  await setOff(storeId, guideId, '2026-03-08')
  await world.ok(hq().call('setGuideLeave', { guideId, leave: { from: '2026-03-06', to: '2026-03-06' } }))
  const shown = await roster(storeId, '2026-03-05')
  expect(shown).toMatchObject({
    today: '2026-03-04',
    guides: [
      {
        name: '王芳',
        isVisiting: false,
        dayCap: 6,
        waitingLeads: 1,
        states: ['work', 'work', 'work', 'work', 'leave', 'work', 'off'],
      },
    ],
  })
  expect(shown.days.map(({ day }) => day).at(0)).toBe('2026-03-02')
  // A Sunday brought one lead; Monday and Tuesday none; there was no Thursday yet.
  expect(shown.days.map((day) => day.expectedLeads)).toEqual([0, 0, null, null, null, null, 1])
  expect(shown.days.map((day) => day.arrivedLeads)).toEqual([0, 0, 0, null, null, null, null])
})

test('a past day, a stranger and another’s store are refused, and then nothing is changed', async () => {
  const [storeId, other] = [await world.build.store(), await world.build.store()]
  const guideId = await world.build.guide(storeId)
  const stranger = await world.build.guide(other)
  const change = (id: string, day: string) => ({ guideId: id, day, isOff: true })
  const ask = (changes: object[]) => hq().call('setDaysOff', { storeId, changes })
  expect(await world.refused(ask([change(guideId, '2026-03-02'), change(guideId, '2026-02-28')]))).toBe('day_past')
  expect(await world.refused(ask([change(guideId, '2026-03-02'), change(stranger, '2026-03-02')]))).toBe(
    'guide_unknown',
  )
  const manager = world.staff('store_manager', { storeIds: [other] })
  const foreign = { storeId, changes: [change(guideId, '2026-03-02')] }
  expect(await world.refused(manager.call('setDaysOff', foreign))).toBe('store_unknown')
  expect(await world.refused(manager.call('showRoster', { storeId, week: '2026-03-01' }))).toBe('store_unknown')
  expect(await world.db.selectFrom('guide_day_off').selectAll().execute()).toEqual([])
})
