import * as clock from '../cloudfunctions/clock/index'
import * as guide from '../cloudfunctions/guide/index'
import * as ops from '../cloudfunctions/ops/index'
import * as partner from '../cloudfunctions/partner/index'
import * as payEvents from '../cloudfunctions/pay-events/index'
import * as shopper from '../cloudfunctions/shopper/index'

/** The six doors as the cloud functions declare them, for everything that runs them in one process. */
export const DOORS = { shopper, guide, ops, partner, 'pay-events': payEvents, clock } as const
