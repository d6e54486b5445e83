import * as approval from './approval'
import * as artefact from './artefact'
import * as backtest from './backtest'
import * as benefit from './benefit'
import * as cart from './cart'
import * as catalogue from './catalogue'
import * as checkout from './checkout'
import * as clock from './clock'
import * as code from './code'
import { dataApi } from './data-api'
import * as guideWork from './guide-work'
import * as handOver from './hand-over'
import * as lead from './lead'
import * as leadFlow from './lead-flow'
import * as leadPool from './lead-pool'
import * as leadStanding from './lead-standing'
import * as leadStory from './lead-story'
import * as leadWatch from './lead-watch'
import { memberApi } from './member-api'
import { moneyApi } from './money-api'
import * as myOrder from './my-order'
import { networkApi } from './network-api'
import * as onboarding from './onboarding'
import * as order from './order'
import * as ownData from './own-data'
import * as partner from './partner'
import * as pilot from './pilot'
import * as policy from './policy'
import * as refund from './refund-request'
import * as health from './routing-health'
import * as ruleDraft from './rule-draft'
import * as ruleWork from './rule-work'
import * as service from './service'
import * as settlement from './settlement'
import { staffApi } from './staff-api'

/** Every remote call there is, by name. Clients import only its type; the doors serve each one exactly once. */
export const api = {
  ...staffApi,

  setJoinGift: benefit.setJoinGift,
  showJoinGift: benefit.showJoinGift,

  reassignOverdue: clock.reassignOverdue,
  retryPool: clock.retryPool,
  releaseAbsentWork: clock.releaseAbsentWork,
  deliverOutbox: clock.deliverOutbox,
  remindContact: clock.remindContact,
  refreshGuideWeeks: clock.refreshGuideWeeks,
  classifyStores: clock.classifyStores,
  trainModel: clock.trainModel,
  watchModel: clock.watchModel,
  priceCapacity: clock.priceCapacity,
  measureDay: clock.measureDay,
  sealDecisions: clock.sealDecisions,
  refreshMemberFigures: clock.refreshMemberFigures,
  countAttribution: clock.countAttribution,
  countReportDays: clock.countReportDays,
  measureFunnel: clock.measureFunnel,

  createCodes: code.createCodes,
  voidCode: code.voidCode,
  listCodes: code.listCodes,
  codeImage: code.codeImage,
  resolveCode: code.resolveCode,
  recordScan: code.recordScan,

  captureLead: lead.captureLead,
  listMyLeads: lead.listMyLeads,
  showLead: lead.showLead,
  acceptAssignment: lead.acceptAssignment,
  declineAssignment: lead.declineAssignment,
  logFollowUp: lead.logFollowUp,
  explainAssignment: leadStanding.explainAssignment,
  listMissedLeads: leadStanding.listMissedLeads,
  listLeads: leadPool.listLeads,
  countLeads: leadPool.countLeads,
  findReceivers: leadPool.findReceivers,
  previewReassign: leadPool.previewReassign,
  reassignLeads: leadPool.reassignLeads,
  enterLead: leadPool.enterLead,
  showLeadStory: leadStory.showLeadStory,
  liveFlow: leadFlow.liveFlow,
  showDecision: leadWatch.showDecision,
  reassignLead: leadWatch.reassignLead,
  liveBoard: leadWatch.liveBoard,

  exportMyData: ownData.exportMyData,
  deleteMyAccount: ownData.deleteMyAccount,

  ...networkApi,

  nextStep: onboarding.nextStep,
  recordStep: onboarding.recordStep,
  onboardingFunnel: onboarding.onboardingFunnel,

  listCategories: catalogue.listCategories,
  searchProducts: catalogue.searchProducts,
  showProduct: catalogue.showProduct,
  findStock: catalogue.findStock,
  recordView: catalogue.recordView,
  saveProducts: catalogue.saveProducts,
  setStock: catalogue.setStock,

  showCart: cart.showCart,
  addToCart: cart.addToCart,
  setCartLines: cart.setCartLines,

  listMyAddresses: checkout.listMyAddresses,
  saveMyAddress: checkout.saveMyAddress,
  removeMyAddress: checkout.removeMyAddress,
  previewOrder: checkout.previewOrder,
  placeOrder: checkout.placeOrder,
  startPayment: checkout.startPayment,
  refreshPayment: checkout.refreshPayment,
  cancelOrder: checkout.cancelOrder,
  settleUnpaid: checkout.settleUnpaid,

  listMyOrders: myOrder.listMyOrders,
  showMyOrder: myOrder.showMyOrder,
  confirmReceived: myOrder.confirmReceived,

  findHandOver: handOver.findHandOver,
  confirmHandOver: handOver.confirmHandOver,
  shipOrder: handOver.shipOrder,

  requestRefund: refund.requestRefund,
  withdrawRefundRequest: refund.withdrawRefundRequest,
  listRefundRequests: refund.listRefundRequests,
  decideRefund: refund.decideRefund,
  sendRefunds: refund.sendRefunds,

  listCities: service.listCities,
  showStore: service.showStore,
  myGuide: service.myGuide,
  changeGuide: service.changeGuide,
  listMyRequests: service.listMyRequests,
  setPersonalisation: service.setPersonalisation,
  recordSubscriptions: service.recordSubscriptions,
  shareCode: service.shareCode,
  posterCode: service.posterCode,

  myWorkbench: guideWork.myWorkbench,
  listColleagues: guideWork.listColleagues,
  transferLead: guideWork.transferLead,
  showMyMember: guideWork.showMyMember,
  myGuideCode: guideWork.myGuideCode,

  openAfterSale: order.openAfterSale,
  keyInTransfer: order.keyInTransfer,
  importOrders: order.importOrders,
  recordRefund: order.recordRefund,
  closeAfterSale: order.closeAfterSale,
  listOrders: order.listOrders,
  explainOrder: order.explainOrder,
  payNotify: order.payNotify,
  refundNotify: order.refundNotify,
  matureOrders: order.matureOrders,
  pickUpRefunds: order.pickUpRefunds,

  createPartner: partner.createPartner,
  rotatePartnerKey: partner.rotatePartnerKey,
  setPartnerQuota: partner.setPartnerQuota,
  listPartners: partner.listPartners,
  submitLead: partner.submitLead,
  leadStatus: partner.leadStatus,

  listPolicies: policy.listPolicies,
  publishPolicy: policy.publishPolicy,
  listApprovals: approval.listApprovals,
  showApproval: approval.showApproval,
  decideApproval: approval.decideApproval,

  checkRuleSet: ruleWork.checkRuleSet,
  saveRuleSetDraft: ruleWork.saveRuleSetDraft,
  listRuleSets: ruleWork.listRuleSets,
  showRuleSet: ruleWork.showRuleSet,
  diffRuleSets: ruleWork.diffRuleSets,
  startShadow: ruleWork.startShadow,
  retireRuleSet: ruleWork.retireRuleSet,
  rollBackRuleSet: ruleWork.rollBackRuleSet,
  requestApproval: ruleWork.requestApproval,
  mergeRuleDraft: ruleDraft.mergeRuleDraft,
  listRuleTemplates: ruleDraft.listRuleTemplates,
  listRuleValues: ruleDraft.listRuleValues,

  startBacktest: backtest.startBacktest,
  showBacktest: backtest.showBacktest,
  listBacktests: backtest.listBacktests,
  runBacktests: backtest.runBacktests,
  previewDecision: backtest.previewDecision,
  fairnessCurve: backtest.fairnessCurve,
  planPilot: pilot.planPilot,
  startPilot: pilot.startPilot,
  showPilot: pilot.showPilot,
  listPilots: pilot.listPilots,
  stopPilot: pilot.stopPilot,
  rollOutPilot: pilot.rollOutPilot,
  watchPilots: pilot.watchPilots,
  routingHealth: health.routingHealth,
  storeTraffic: health.storeTraffic,
  listStoreClasses: health.listStoreClasses,
  showRuleEffect: health.showRuleEffect,
  reviewRuleChanges: health.reviewRuleChanges,
  closeRuleReview: health.closeRuleReview,
  listArtefacts: artefact.listArtefacts,
  showArtefact: artefact.showArtefact,
  withdrawArtefact: artefact.withdrawArtefact,

  ...dataApi,
  ...memberApi,
  ...moneyApi,
  listMyEarnings: settlement.listMyEarnings,
  openDispute: settlement.openDispute,
  listDisputes: settlement.listDisputes,
  resolveDispute: settlement.resolveDispute,
  closePeriod: settlement.closePeriod,
  listStatements: settlement.listStatements,
  approveStatements: settlement.approveStatements,
  exportPayouts: settlement.exportPayouts,
  recordPayouts: settlement.recordPayouts,
} as const

export type Api = typeof api
export type EndpointName = keyof Api
