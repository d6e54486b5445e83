import { guideRatio } from './guide-ratio'

test('a community of 2,000 members is served by four guides and short of two served by one', () => {
  expect(guideRatio({ members: 2000, guides: 4 })).toEqual({ membersPerGuide: 500, verdict: 'full', guidesMissing: 0 })
  expect(guideRatio({ members: 2000, guides: 1 })).toEqual({ membersPerGuide: 2000, verdict: 'over', guidesMissing: 2 })
})

test('700 members are the most one guide serves, one more is over', () => {
  expect(guideRatio({ members: 1400, guides: 2 }).verdict).toBe('full')
  expect(guideRatio({ members: 1401, guides: 2 })).toEqual({ membersPerGuide: 701, verdict: 'over', guidesMissing: 1 })
  expect(guideRatio({ members: 499, guides: 1 }).verdict).toBe('room')
})

test('members without any guide are unstaffed', () => {
  expect(guideRatio({ members: 3, guides: 0 })).toEqual({
    membersPerGuide: null,
    verdict: 'unstaffed',
    guidesMissing: 1,
  })
  expect(guideRatio({ members: 0, guides: 0 }).verdict).toBe('room')
})
