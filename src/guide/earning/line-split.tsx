import { Text, View } from '@tarojs/components'
import { PPM_WHOLE } from '../../../contract/money'
import { SPLIT_ROLE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { Card } from '../../components/card'
import { FenText } from '../../components/fen-text'
import { fenText } from '../../format/fen-parts'
import { exactFenText, shareText } from '../../format/share-text'
import { meaning } from '../../platform/meaning'
import './line-split.scss'

type Line = Out<'explainOrder'>['lines'][number]
type Lot = Line['lots'][number]

/** How one piece of the order was shared: the pool, each part with its exact fraction, and that they add up. */
export function LineSplit({ line }: { line: Line }) {
  const { title, netFen, poolPpm, poolFen, poolNowFen, lots } = line
  const weightSum = lots.reduce((sum, { weight }) => sum + weight, 0)
  const isReduced = poolNowFen !== poolFen
  const totalFen = lots.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const totalNowFen = lots.reduce((sum, { amountNowFen }) => sum + amountNowFen, 0)
  return (
    <Card title={title}>
      <Text className="line-split-pool">
        {`实付 ${fenText(netFen)} × 佣金率 ${shareText(poolPpm, PPM_WHOLE)}，得到佣金池 ${fenText(poolFen)}（不足一分舍去）`}
      </Text>
      <View className="line-split-lots">
        {lots.map((lot) => (
          <LotRow key={lot.lotId} lot={lot} weightSum={weightSum} isReduced={isReduced} />
        ))}
      </View>
      <View className="line-split-total">
        <Text>{totalFen === poolFen ? '合计，正好等于佣金池' : '合计'}</Text>
        <FenText amountFen={totalFen} />
      </View>
      {isReduced ? (
        <View className="line-split-total">
          <Text>{`退款后佣金池 ${fenText(poolNowFen)}，合计`}</Text>
          <FenText amountFen={totalNowFen} />
        </View>
      ) : null}
    </Card>
  )
}

function LotRow({ lot, weightSum, isReduced }: { lot: Lot; weightSum: number; isReduced: boolean }) {
  const { isOwn, weight, amountFen, amountNowFen, exact, isRoundedUp } = lot
  const share = shareText(weight, weightSum)
  return (
    <View className={`line-split-lot${isOwn ? ' line-split-own' : ''}`}>
      <View className="line-split-head">
        <Text className="line-split-who">{whoWords(lot)}</Text>
        <FenText amountFen={amountFen} />
      </View>
      <Text className="line-split-share">{`${share}（权重 ${weight} / ${weightSum}）`}</Text>
      <Text className="line-split-share">
        {`精确值 ${exactFenText(exact)}${isRoundedUp ? '，并得到除不尽的 1 分' : ''}`}
      </Text>
      {isReduced ? <Text className="line-split-share">{`退款后 ${fenText(amountNowFen)}`}</Text> : null}
      <View className="line-split-track" {...meaning({ isHidden: true })}>
        <View className="line-split-fill" style={{ width: share }} />
      </View>
    </View>
  )
}

/** `促成导购 李**`; what has no name but its role is not said twice. */
function whoWords({ role, name, isOwn }: Lot): string {
  const who = isOwn ? '你' : name
  return who === SPLIT_ROLE_TEXT[role] ? who : `${SPLIT_ROLE_TEXT[role]} ${who}`
}
