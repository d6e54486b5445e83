import { type FoundPerson, mergePeople } from './merge-people'

const person = (memberId: string, over: Partial<FoundPerson> = {}): FoundPerson => ({
  memberId,
  state: 'visitor',
  by: ['openid'],
  hasWechat: true,
  hasPhone: false,
  isPhoneProven: true,
  since: new Date('2026-01-01T00:00:00Z'),
  ...over,
})
const wechat = { isWechat: true, isPhoneProven: true }
const typed = { isWechat: true, isPhoneProven: false }

test('identities nobody carries belong to nobody yet', () => {
  expect(mergePeople([], wechat)).toEqual({ kind: 'nobody' })
})

test('a visitor who proves the phone of an imported member becomes that member', () => {
  const visitor = person('visitor')
  const member = person('member', { state: 'member', by: ['phone'], hasWechat: false })
  expect(mergePeople([visitor, member], wechat)).toEqual({ kind: 'merge', into: member, from: [visitor] })
})

test('of two visitors the older one stays', () => {
  const lead = person('lead', { by: ['phone'], hasWechat: false, since: new Date('2025-12-01T00:00:00Z') })
  const visitor = person('visitor')
  expect(mergePeople([visitor, lead], wechat)).toEqual({ kind: 'merge', into: lead, from: [visitor] })
})

test('the same unionid is the same person, whichever app they came through', () => {
  const a = person('a', { state: 'member', by: ['unionid'] })
  const b = person('b', { by: ['openid'] })
  expect(mergePeople([b, a], wechat)).toEqual({ kind: 'merge', into: a, from: [b] })
})

test('the proven phone of a person with another WeChat account is taken, not merged', () => {
  const holder = person('holder', { state: 'member', by: ['phone'] })
  expect(mergePeople([person('visitor'), holder], wechat)).toEqual({ kind: 'phone_taken', holderId: 'holder' })
})

test('a phone somebody only typed goes to the one who proves it', () => {
  const visitor = person('visitor')
  const squatter = person('squatter', { state: 'member', by: ['phone'], isPhoneProven: false })
  expect(mergePeople([visitor, squatter], wechat)).toEqual({
    kind: 'phone_moves',
    into: visitor,
    from: [],
    loserId: 'squatter',
  })
})

test('typing the number of a member, with or without WeChat, never opens their membership', () => {
  const imported = person('imported', { state: 'member', by: ['phone'], hasWechat: false })
  expect(mergePeople([person('visitor'), imported], typed)).toEqual({ kind: 'phone_taken', holderId: 'imported' })
  expect(mergePeople([imported], typed)).toEqual({ kind: 'phone_taken', holderId: 'imported' })
})

test('typing one’s own number again changes nothing', () => {
  const self = person('self', { state: 'member', by: ['openid', 'phone'], isPhoneProven: false })
  expect(mergePeople([self], typed)).toEqual({ kind: 'one', into: self })
})

test('a till row whose member code and phone name two people is refused, not guessed', () => {
  const byCode = person('code', { state: 'member', by: ['member_code'] })
  const byPhone = person('phone', { state: 'member', by: ['phone'] })
  expect(mergePeople([byCode, byPhone], { isWechat: false, isPhoneProven: true })).toEqual({
    kind: 'phone_taken',
    holderId: 'phone',
  })
})
