import { moveRefusals } from './move-refusal'

const lead = { state: 'pooled', fromGuideId: null, isOwn: false, mayReceive: true }
const room = { guideId: 'gd_a', isTaking: true, dayLeft: 2, openLeft: 9 }

test('leads are given in the order they were chosen until the room is used up', () => {
  expect(moveRefusals([lead, lead, lead], room)).toEqual([null, null, 'full'])
  expect(moveRefusals([lead, lead], { ...room, dayLeft: -1 })).toEqual(['full', 'full'])
  expect(moveRefusals([lead, lead], { ...room, isTaking: false })).toEqual(['paused', 'paused'])
})

test('a lead that cannot be given takes no room, and is told why', () => {
  const choice = [
    undefined,
    { ...lead, state: 'won' },
    { ...lead, fromGuideId: 'gd_a' },
    { ...lead, isOwn: true },
    { ...lead, mayReceive: false },
    lead,
    lead,
  ]
  expect(moveRefusals(choice, room)).toEqual(['unknown', 'over', 'theirs', 'own', 'consent', null, null])
})

test('where the rules choose, nothing but what is over or unknown speaks against it', () => {
  expect(moveRefusals([undefined, { ...lead, state: 'lost' }, { ...lead, isOwn: true }], null)).toEqual([
    'unknown',
    'over',
    null,
  ])
})
