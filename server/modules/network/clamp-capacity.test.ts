import { clampCapacity } from './clamp-capacity'

const used = { dayUsed: 5, openUsed: 8, memberUsed: 600 }

test('caps above what is used are taken as asked', () => {
  const asked = { dayCap: 12, openCap: 30, memberCap: 700 }
  expect(clampCapacity(asked, used)).toEqual({ ...asked, isClamped: false })
})

test('a cap below what is used becomes the used count, so that nothing new comes in and nothing is dropped', () => {
  expect(clampCapacity({ dayCap: 0, openCap: 30, memberCap: 500 }, used)).toEqual({
    dayCap: 5,
    openCap: 30,
    memberCap: 600,
    isClamped: true,
  })
})
