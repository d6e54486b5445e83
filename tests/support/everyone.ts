import { api } from '../../contract/api'
import type { Endpoint } from '../../contract/endpoint'
import { STAFF_ROLE_TEXT, type StaffRole } from '../../contract/vocabulary'
import type { Anonymous, Caller } from '../../server/kernel/ctx'
import { DEFAULT_SPLIT_POLICY } from '../../server/modules/policy/default-split-policy'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import type { FurnishedBrand } from './furnished-brand'
import { type Hints, makeInput } from './make-input'
import { guideCaller, shopperCaller, staffCaller, TEST_PASSWORD } from './world-callers'

export const endpoints: Endpoint[] = Object.values(api)
const ROLES = Object.keys(STAFF_ROLE_TEXT) as StaffRole[]

const SKU = { options: [], priceFen: 100_000, picturePath: 'product.svg' }
const PRODUCT = { title: '沙发', makerName: '山居', category: '沙发', picturePaths: ['product.svg'], choices: [] }

/** What a schema alone does not say of its least input. */
const EXTRA_HINTS: Record<string, (hints: Hints) => Hints> = {
  signOut: () => ({ token: 'x'.repeat(43) }),
  bindGuideAccount: ({ invitation }) => ({ code: invitation }),
  signIn: ({ login, totpCode }) => ({ login, password: TEST_PASSWORD, code: totpCode }),
  changePassword: () => ({ password: TEST_PASSWORD, newPassword: TEST_PASSWORD }),
  createStaff: (hints) => ({ ...hints, login: 'new.staff' }),
  setTotpRule: (hints) => ({ ...hints, isRequired: false }),
  startTotp: () => ({ password: TEST_PASSWORD }),
  confirmTotp: ({ totpCode }) => ({ code: totpCode }),
  removeTotp: ({ totpCode }) => ({ password: TEST_PASSWORD, code: totpCode }),
  // A number of their own: submitLead and enterLead have made people of the others by the time they ask.
  register: (hints) => ({ ...hints, phone: '13700137005' }),
  giveConsent: (hints) => ({ ...hints, recipient: hints.storeId }),
  withdrawConsent: (hints) => ({ ...hints, recipient: hints.storeId }),
  reassignLead: ({ leadId, colleagueId }) => ({ leadId, guideId: colleagueId }),
  enterLead: (hints) => ({ ...hints, phone: '13700137009' }),
  reassignLeads: ({ leadId, colleagueId }) => ({ leadId, guideId: colleagueId }),
  transferLead: ({ offeredAssignmentId, colleagueId }) => ({ assignmentId: offeredAssignmentId, guideId: colleagueId }),
  revealPhone: ({ memberId }) => ({ memberId }),
  submitLead: (hints) => ({ ...hints, phone: '13700137000', recipient: 'S001' }),
  upsertStore: (hints) => ({ ...hints, code: 'S001', name: '改名', region: '西南大区', closesMinute: 1320 }),
  upsertGuide: (hints) => ({ ...hints, code: 'G001', name: '改名' }),
  previewGuideCapacities: ({ guideId }) => ({ guideIds: [guideId], dayCap: 12 }),
  setGuideCapacities: ({ guideId }) => ({ guideIds: [guideId], dayCap: 12 }),
  setDaysOff: ({ storeId, guideId }) => ({ storeId, changes: [{ guideId, day: '2026-03-20', isOff: true }] }),
  publishPolicy: () => ({
    kind: 'split',
    doc: DEFAULT_SPLIT_POLICY,
    parentVersion: 1,
    effectiveFrom: '2026-04-01T00:00:00+08:00',
  }),
  previewSplit: () => ({
    doc: DEFAULT_SPLIT_POLICY,
    sample: { amountFen: 100_000, hasBound: true, idleDays: 3, touches: ['bound'], hasStore: true },
  }),
  previewPeriod: () => ({ periodId: '2026-02' }),
  decideApproval: ({ approvalId }) => ({ approvalId }),
  checkRuleSet: () => ({ doc: DEFAULT_RULE_SET }),
  mergeRuleDraft: () => ({ doc: DEFAULT_RULE_SET, parentVersion: 1, theirVersion: 2 }),
  showApproval: ({ approvalId }) => ({ approvalId }),
  saveRuleSetDraft: () => ({ doc: DEFAULT_RULE_SET, parentVersion: 6, reviewOn: '2026-04-12' }),
  startShadow: (hints) => ({ ...hints, version: 4 }),
  requestApproval: () => ({ version: 4 }),
  retireRuleSet: () => ({ version: 6 }),
  // Version 5 has been agreed to by then, and 3 was in force before it.
  rollBackRuleSet: () => ({ to: 3 }),
  planPilot: (hints) => ({ ...hints, version: 2 }),
  startPilot: (hints) => ({ ...hints, startsOn: '2026-03-02' }),
  rollOutPilot: ({ endedPilotId }) => ({ pilotId: endedPilotId, isUnprovenAccepted: true }),
  keyInTransfer: (hints) => ({ ...hints, orderNo: 'T-9', proofRef: 'proof-9' }),
  importOrders: ({ skuId }) => ({
    orderNo: 'POS-9',
    storeCode: 'S001',
    lines: [{ skuId, title: '沙发', quantity: 1, unitFen: 100_000 }],
  }),
  recordRefund: (hints) => ({ ...hints, source: 'miniprogram', refundNo: 'RF-8' }),
  closeAfterSale: ({ returnedOrderId }) => ({ orderId: returnedOrderId }),
  closePeriod: () => ({ periodId: '2026-02' }),
  payNotify: ({ placedOrderNo }) => ({
    out_trade_no: placedOrderNo,
    transaction_id: 'tx-9',
    trade_state: 'SUCCESS',
    amount: { total: 100_000 },
    payer: { openid: 'openid-li' },
    success_time: '2026-03-01T10:00:00+08:00',
  }),
  refundNotify: ({ orderNo }) => ({
    out_trade_no: orderNo,
    out_refund_no: 'RF-9',
    refund_status: 'SUCCESS',
    success_time: '2026-03-01T10:00:00+08:00',
  }),
  confirmReceived: ({ shippedOrderId }) => ({ orderId: shippedOrderId }),
  requestRefund: (hints) => ({ ...hints, orderId: hints.shippedOrderId, lineNo: 1, quantity: 1 }),
  startPayment: ({ placedOrderId }) => ({ orderId: placedOrderId }),
  refreshPayment: ({ placedOrderId }) => ({ orderId: placedOrderId }),
  cancelOrder: ({ placedOrderId }) => ({ orderId: placedOrderId }),
  withdrawRefundRequest: ({ otherRefundRequestId }) => ({ refundRequestId: otherRefundRequestId }),
  findHandOver: ({ pickUpCode }) => ({ code: pickUpCode }),
  confirmHandOver: ({ pickUpCode }) => ({ code: pickUpCode }),
  saveProducts: ({ productId, skuId }) => ({ products: [{ ...PRODUCT, productId, skus: [{ ...SKU, skuId }] }] }),
  setStock: ({ skuId }) => ({ rows: [{ storeCode: 'S001', skuId, onHand: 900 }] }),
  setCartLines: ({ skuId }) => ({ lines: [{ skuId, quantity: 2 }] }),
  rebindMember: ({ memberId, colleagueId }) => ({ memberId, guideId: colleagueId }),
  previewMerge: ({ memberId, otherMemberId }) => ({ memberId, otherId: otherMemberId }),
  mergeMembers: (hints) => ({ ...hints, otherId: hints.otherMemberId }),
  previewUnmerge: ({ mergedMemberId }) => ({ fromMemberId: mergedMemberId }),
  unmergeMember: ({ mergedMemberId }) => ({ fromMemberId: mergedMemberId }),
  refreshSegment: () => ({ segmentId: 'builtin:dormant' }),
  saveSegment: () => ({ name: '新分群', filters: { state: 'member' } }),
  recordPayouts: (hints) => ({ ...hints, paymentRef: 'wire-1' }),
  matchImportColumns: () => ({ kind: 'stores', head: '门店编号,名称' }),
  startImport: () => ({
    kind: 'stores',
    fileName: 'stores.csv',
    fileHash: 'a'.repeat(64),
    head: '门店编号,门店名称,城市,地址,纬度,经度',
  }),
  addImportRows: ({ openImportId }) => ({ importId: openImportId, seq: 0, text: '门店编号' }),
  runImport: ({ checkedImportId }) => ({ importId: checkedImportId }),
  downloadImportFaults: ({ faultyImportId }) => ({ importId: faultyImportId }),
  startExport: () => ({ kind: 'stores' }),
  cancelExport: ({ openExportId }) => ({ exportId: openExportId }),
  createCodes: (hints) => ({ ...hints, campaign: '春季' }),
  raiseSuspicion: ({ orderId }) => ({ subjectKind: 'order', subjectId: orderId }),
  showArtefact: ({ artefactVersion }) => ({ version: artefactVersion }),
  withdrawArtefact: ({ artefactVersion }) => ({ version: artefactVersion }),
}

/** What takes away what others ask about; called after everything else. */
const TAKES_AWAY = [
  'cancelImport',
  'cancelExport',
  'withdrawArtefact',
  'removeMyAddress',
  'voidCode',
  'declineAssignment',
  'transferLead',
  'reassignLead',
  'reassignLeads',
  'keyInTransfer',
  'payNotify',
  'closeStore',
  'setGuideLeave',
  'markGuideLeft',
  'startTotp',
  'closeStaff',
  'reopenStaff',
  'rebindMember',
  'unmergeMember',
  'removeSegment',
  'mergeMembers',
  'deleteMyAccount',
]
export const inGoodOrder = endpoints.toSorted((a, b) => TAKES_AWAY.indexOf(a.name) - TAKES_AWAY.indexOf(b.name))

/** The least valid input of an endpoint, about the things of a brand. */
export function inputOf(endpoint: Endpoint, ids: Record<string, string>): unknown {
  const input = makeInput(endpoint, (EXTRA_HINTS[endpoint.name] ?? ((hints) => hints))(ids))
  const parsed = endpoint.input.safeParse(input)
  if (!parsed.success) throw new Error(`Give ${endpoint.name} a hint: ${JSON.stringify(input)} ${parsed.error.message}`)
  return input
}

export type Someone = { who: string; caller: Caller | Anonymous }

/** One caller of every kind and role, and nobody. */
export async function everyone({ world: { db, brandId, clock }, ids }: FurnishedBrand): Promise<Someone[]> {
  const staff = await Promise.all(
    ROLES.map(async (role) => {
      const scope = role === 'store_manager' ? { storeIds: [ids.storeId!] } : {}
      return { who: role, caller: await staffCaller(db, { brandId, role, scope, now: clock.now() }) }
    }),
  )
  return [
    { who: 'nobody', caller: { kind: 'anonymous', brandId, openid: null, unionid: null } },
    { who: 'a WeChat user', caller: { kind: 'anonymous', brandId, openid: 'openid-li', unionid: null } },
    { who: 'shopper', caller: shopperCaller(brandId, 'li', null) },
    { who: 'guide', caller: await guideCaller(db, brandId, ids.guideId!) },
    ...staff,
    { who: 'partner', caller: { kind: 'partner', brandId, partnerId: ids.partnerId! } },
    { who: 'payment', caller: { kind: 'payment', brandId } },
    { who: 'clock', caller: { kind: 'clock', brandId } },
  ]
}

/** Whether the contract lets a caller in at all. */
export function isAdmitted({ isOpen, callers, roles = [] }: Endpoint, caller: Caller | Anonymous): boolean {
  if (isOpen) return true
  if (caller.kind === 'anonymous' || !callers.includes(caller.kind)) return false
  return caller.kind !== 'ops' || roles.includes(caller.role)
}

/** The code with which everybody else is turned away. */
export function expectedRefusal({ callers }: Endpoint, caller: Caller | Anonymous): string {
  if (caller.kind !== 'anonymous') return 'forbidden'
  return callers.includes('guide') && caller.openid ? 'not_guide' : 'unauthenticated'
}
