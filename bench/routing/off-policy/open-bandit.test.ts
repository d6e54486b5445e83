import { crossOpenBandit, OPEN_BANDIT_EXISTS, OPEN_BANDIT_FOLDER, OPEN_BANDIT_REFERENCES } from './open-bandit'

const SKIPPED = OPEN_BANDIT_EXISTS ? '' : ` (skipped: no ${OPEN_BANDIT_FOLDER} beside this checkout)`

for (const reference of OPEN_BANDIT_REFERENCES) {
  const { campaign, from, ess, maxWeight } = reference
  test(`the public sample's values of ${campaign} from the ${from} log are repeated to the last digit${SKIPPED}`, () => {
    if (!OPEN_BANDIT_EXISTS) return
    const { ips, snips, weights } = crossOpenBandit(reference)
    expect(ips.value.toFixed(6)).toBe(reference.ips.toFixed(6))
    expect(snips.value.toFixed(6)).toBe(reference.snips.toFixed(6))
    if (ess !== undefined) expect(Math.round(weights.ess)).toBe(ess)
    if (maxWeight !== undefined) expect(Math.round(weights.maxWeight)).toBe(maxWeight)
  })
}
