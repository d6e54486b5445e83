import * as clock from '../../contract/clock'
import { type Served, serves } from '../../server/kernel/serve'
import { classifyStores } from '../../server/usecases/nightly/classify-stores'
import { measureDay } from '../../server/usecases/nightly/measure-day'
import { measureFunnel } from '../../server/usecases/nightly/measure-funnel'
import { priceCapacity } from '../../server/usecases/nightly/price-capacity'
import { refreshGuideWeeks } from '../../server/usecases/nightly/refresh-guide-weeks'
import { refreshMemberFigures } from '../../server/usecases/nightly/refresh-member-figures'
import { sealDecisions } from '../../server/usecases/nightly/seal-decisions'
import { startNight } from '../../server/usecases/nightly/start-night'
import { trainModel } from '../../server/usecases/nightly/train-model'
import { watchModel } from '../../server/usecases/nightly/watch-model'

/** The jobs of a night, in the order in which one rests on the other. */
export const nightEndpoints: Served[] = [
  serves(clock.refreshGuideWeeks, startNight, { finish: refreshGuideWeeks }),
  serves(clock.classifyStores, startNight, { finish: classifyStores }),
  serves(clock.watchModel, startNight, { finish: watchModel }),
  serves(clock.trainModel, startNight, { finish: trainModel }),
  serves(clock.priceCapacity, startNight, { finish: priceCapacity }),
  serves(clock.measureDay, startNight, { finish: measureDay }),
  serves(clock.sealDecisions, startNight, { finish: sealDecisions }),
  serves(clock.refreshMemberFigures, startNight, { finish: refreshMemberFigures }),
  serves(clock.measureFunnel, startNight, { finish: measureFunnel }),
]
