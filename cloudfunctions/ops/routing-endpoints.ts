import * as backtest from '../../contract/backtest'
import * as pilot from '../../contract/pilot'
import * as health from '../../contract/routing-health'
import { type Served, serves } from '../../server/kernel/serve'
import { closeRuleReview } from '../../server/usecases/routing/close-rule-review'
import { fairnessCurve } from '../../server/usecases/routing/fairness-curve'
import { listBacktests } from '../../server/usecases/routing/list-backtests'
import { listPilots } from '../../server/usecases/routing/list-pilots'
import { listStoreClasses } from '../../server/usecases/routing/list-store-classes'
import { planPilot } from '../../server/usecases/routing/plan-pilot'
import { previewDecision } from '../../server/usecases/routing/preview-decision'
import { reviewRuleChanges } from '../../server/usecases/routing/review-rule-changes'
import { rollOutPilot } from '../../server/usecases/routing/roll-out-pilot'
import { routingHealth } from '../../server/usecases/routing/routing-health'
import { showBacktest } from '../../server/usecases/routing/show-backtest'
import { showPilot } from '../../server/usecases/routing/show-pilot'
import { showRuleEffect } from '../../server/usecases/routing/show-rule-effect'
import { startBacktest } from '../../server/usecases/routing/start-backtest'
import { startPilot } from '../../server/usecases/routing/start-pilot'
import { stopPilot } from '../../server/usecases/routing/stop-pilot'
import { storeTraffic } from '../../server/usecases/routing/store-traffic'

export const routingEndpoints: Served[] = [
  serves(backtest.startBacktest, startBacktest),
  serves(backtest.showBacktest, showBacktest),
  serves(backtest.listBacktests, listBacktests),
  serves(backtest.previewDecision, previewDecision),
  serves(backtest.fairnessCurve, fairnessCurve),
  serves(pilot.planPilot, planPilot),
  serves(pilot.startPilot, startPilot),
  serves(pilot.showPilot, showPilot),
  serves(pilot.listPilots, listPilots),
  serves(pilot.stopPilot, stopPilot),
  serves(pilot.rollOutPilot, rollOutPilot),
  serves(health.routingHealth, routingHealth),
  serves(health.storeTraffic, storeTraffic),
  serves(health.listStoreClasses, listStoreClasses),
  serves(health.showRuleEffect, showRuleEffect),
  serves(health.reviewRuleChanges, reviewRuleChanges),
  serves(health.closeRuleReview, closeRuleReview),
]
