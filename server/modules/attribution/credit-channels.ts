import type { AttributionModel } from '../../../contract/member-vocabulary'
import { PPM_WHOLE } from '../../../contract/money'
import { largestRemainder } from '../../kernel/largest-remainder'

export type ChannelCredit = { channel: string; ordersPpm: number; amountFen: number }

/**
 * What each step of a path is worth of one order under a model. The parts of every model add up to the order and to its
 * amount to the fen: the first or the last step has all of it, or the steps share it evenly (largest remainder, ties to the
 * earlier step). Steps that are worth nothing are left out; a channel may stand twice.
 */
export function creditChannels(
  channels: readonly string[],
  amountFen: number,
  model: AttributionModel,
): ChannelCredit[] {
  const whole = { ordersPpm: PPM_WHOLE, amountFen }
  switch (model) {
    case 'first':
      return channels.slice(0, 1).map((channel) => ({ channel, ...whole }))
    case 'last':
      return channels.slice(-1).map((channel) => ({ channel, ...whole }))
    case 'linear': {
      const weights = channels.map(() => 1)
      const fen = largestRemainder(amountFen, weights)
      const ppm = largestRemainder(PPM_WHOLE, weights)
      return channels.map((channel, at) => ({ channel, ordersPpm: ppm[at]!.amount, amountFen: fen[at]!.amount }))
    }
  }
}
