import { auditCsv } from './audit-csv'

const entry = {
  id: 'au_1',
  actor: 'ops:sf_1',
  actorName: '王芳',
  actionText: '门店停业',
  target: 'st_1',
  at: new Date('2026-03-01T02:05:00Z'),
}

test('an entry is a row with its reason, what was before and what after', () => {
  const csv = auditCsv([
    { ...entry, detail: { before: 'open', after: { status: 'closed' }, reason: '装修', stores: 2 } },
  ])
  expect(csv.split('\r\n')[1]).toBe(
    'au_1,2026-03-01T10:05:00+08:00,王芳,ops:sf_1,门店停业,st_1,装修,open,"{""status"":""closed""}","{""stores"":2}"',
  )
})

test('what a spreadsheet would run is shown instead', () => {
  expect(auditCsv([{ ...entry, detail: { reason: '=1+1' } }])).toContain(",'=1+1,")
  expect(auditCsv([{ ...entry, actorName: null, detail: null }]).split('\r\n')[1]).toContain(',,ops:sf_1,')
})
