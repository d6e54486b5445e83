import { callHold, noCallReason } from './no-call-reason'

const ownLead = { leadId: 'ld_1', storeId: 'st_own', storeKind: 'own' as const }
const franchiseLead = { leadId: 'ld_2', storeId: 'st_franchise', storeKind: 'franchise' as const }
const binding = { leadId: null, storeId: 'st_own', storeKind: 'own' as const }
const nobody = new Set<string>()
const person = { acceptsContact: true, given: nobody, hasPhone: true }

test('who took a lead may call, whether or not the person wants to hear from the brand', () => {
  expect(noCallReason([ownLead], { ...person, acceptsContact: false })).toBeNull()
})

test('who is only bound may call those who accept contact', () => {
  expect(noCallReason([binding], person)).toBeNull()
  expect(noCallReason([binding], { ...person, acceptsContact: false })).toBe('no_contact')
})

test('a store of another company needs the person’s word', () => {
  expect(noCallReason([franchiseLead], person)).toBe('consent_missing')
  expect(noCallReason([franchiseLead], { ...person, given: new Set(['st_franchise']) })).toBeNull()
})

test('a hold that may not call does not stand in the way of one that may', () => {
  expect(callHold([franchiseLead, binding], { acceptsContact: true, given: nobody })).toEqual({ hold: binding })
})

test('nothing in hand, and no number at all, are told apart', () => {
  expect(noCallReason([], person)).toBe('not_accepted')
  expect(noCallReason([ownLead], { ...person, hasPhone: false })).toBe('phone_absent')
})

test('a concierge of headquarters holds a lead without a store', () => {
  expect(noCallReason([{ leadId: 'ld_3', storeId: null, storeKind: null }], person)).toBeNull()
})
