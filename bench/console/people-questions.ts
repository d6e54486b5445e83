import { asked, day, instant, type Known, page, type Question } from './question'

const PHONE = '13700137000'

/** The pool of leads, how many a filter finds, who may receive one, and the flow of leads. */
export function leadLists({ storeId, guideId, regionId, city }: Known): Question[] {
  const filters = [
    {},
    { states: ['pooled'] },
    { states: ['pooled'], reason: 'NO_ELIGIBLE_GUIDE' },
    { states: ['won'] },
    { states: ['lost'], channel: 'referral' },
    { states: ['offered', 'accepted', 'contacted'] },
    { states: ['offered', 'accepted', 'contacted'], storeId },
    { storeId },
    { storeId, states: ['won'] },
    { guideId },
    { regionId },
    { regionId, wish: '床垫', scoreFrom: 90 },
    { city },
    { city, scoreFrom: 80 },
    { channel: 'mall' },
    // Nothing came this way: the whole stretch is looked through.
    { channel: 'email' },
    { wish: '空调' },
    { wish: '没有人要的东西' },
    { wish: '空调', channel: 'mall' },
    { scoreFrom: 90 },
    { scoreFrom: 99 },
    { scoreTo: 10 },
    { channel: 'social', scoreFrom: 99, states: ['won'] },
    { arrivedFrom: instant(400), arrivedTo: instant(399) },
    { arrivedFrom: instant(400), arrivedTo: instant(310), channel: 'email' },
    { isOverdue: true },
    { phone: PHONE },
    { isMine: true },
    { sort: 'waiting' },
    { sort: 'waiting', states: ['accepted'] },
    { sort: 'waiting', storeId },
    { sort: 'waiting', channel: 'email' },
    { sort: 'score' },
    { sort: 'score', channel: 'email' },
    { sort: 'score', regionId },
  ]
  return [
    page('listLeads', ...filters),
    asked('countLeads', ...filters.filter((filter) => !('sort' in filter))),
    page('findReceivers', {}, { words: '王' }, { storeId }),
    asked('liveFlow', { window: 'hour' }, { window: 'fourHours' }, { window: 'today' }, { window: 'week' }),
    asked('liveBoard', { since: instant(1) }),
  ]
}

/** Members by everything they can be found by, one of them with their way. */
export function memberLists({ storeId, guideId, memberId }: Known): Question[] {
  return [
    page(
      'listMembers',
      {},
      { state: 'member' },
      { state: 'visitor' },
      { channel: 'mall' },
      { channel: 'email' },
      { guideId },
      { storeId },
      { storeId, hasOrdered: true },
      { isBound: true },
      { isBound: false },
      { hasOrdered: true },
      { hasOrdered: true, channel: 'mall' },
      { tiers: ['gold', 'black'] },
      { tiers: ['black'], quietDays: 180 },
      { tiers: ['none'] },
      { quietDays: 30 },
      { quietDays: 180 },
      { quietDays: 1080 },
      { registeredFrom: instant(30) },
      { registeredFrom: instant(500), registeredTo: instant(470) },
      { registeredFrom: instant(1000), registeredTo: instant(500) },
      { phone: PHONE },
      { namePrefix: '王' },
      { namePrefix: '王伟' },
      { namePrefix: '欧阳' },
      { memberId },
      { acceptsContact: true, state: 'member' },
      { isErased: true },
    ),
    page('memberTimeline', { memberId }),
    asked('showMember', { memberId }),
    asked('listSegments', {}),
  ]
}

/** Stores, guides, codes, the roster of a store. */
export function networkLists({ storeId, guideId, regionId, city }: Known): Question[] {
  return [
    asked('listRegions', {}),
    page(
      'listStores',
      {},
      { regionId },
      { city },
      { kind: 'franchise' },
      { status: 'closed' },
      { operationMode: 'staff' },
      { isPilot: true },
      { words: '上海' },
      { words: 'X00' },
    ),
    page(
      'listGuides',
      {},
      { storeId },
      { regionId },
      { employment: 'left' },
      { isFull: true },
      { isAway: true },
      { isSignedUp: false },
      { isSignedUp: true, isFull: true, regionId },
      { words: '王' },
    ),
    page('listCodes', {}, { storeId }, { guideId }, { kind: 'campaign' }, { campaign: '春' }, { state: 'voided' }),
    page('checkGuideRatio', {}, { regionId }),
    asked('showRoster', { storeId, week: day(0) }),
    asked('listStoreClasses', {}),
  ]
}

/** What people of headquarters work through: rules, tests, approvals, files, staff, entries of what was changed. */
export function workLists(): Question[] {
  return [
    asked('listRuleSets', {}),
    asked('listRuleTemplates', {}),
    asked(
      'listRuleValues',
      { field: 'lead.wish' },
      { field: 'lead.city', search: '上' },
      { field: 'lead.campaign', search: '春' },
      { field: 'store.id', search: '上海' },
      { field: 'guide.id', search: '王' },
    ),
    page('listBacktests', {}),
    page('listPilots', {}),
    asked('listArtefacts', { kind: 'model' }, { kind: 'prices' }),
    asked('listPolicies', { kind: 'split' }, { kind: 'scoring' }),
    page('listApprovals', {}, { state: 'waiting' }, { isPast: true }),
    page('listProducts', {}, { words: '空调' }, { isListed: false }),
    asked('listPartners', {}),
    page('listImports', {}, { kind: 'leads' }),
    page('listExports', {}, { kind: 'orders' }),
    page('listStaff', {}, { text: '王' }, { role: 'store_manager' }, { isActive: false }),
    page(
      'listAudit',
      {},
      { action: 'move_lead' },
      { actor: 'ops:sf_nobody' },
      { target: 'st_nobody' },
      { from: instant(30), to: instant(29) },
    ),
    asked('listAuditActions', {}),
    asked('listRights', {}),
    asked('listViews', { list: 'leads' }),
    asked('setupProgress', {}),
  ]
}
