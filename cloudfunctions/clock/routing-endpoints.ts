import * as backtest from '../../contract/backtest'
import * as pilot from '../../contract/pilot'
import { type Served, serves } from '../../server/kernel/serve'
import { findBacktests, runBacktests } from '../../server/usecases/routing/run-backtests'
import { findRunningPilot, watchPilots } from '../../server/usecases/routing/watch-pilots'

export const routingEndpoints: Served[] = [
  serves(backtest.runBacktests, findBacktests, { finish: runBacktests }),
  serves(pilot.watchPilots, findRunningPilot, { finish: watchPilots }),
]
