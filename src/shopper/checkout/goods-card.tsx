import { Text, View } from '@tarojs/components'
import type { Fulfilment } from '../../../contract/mall-vocabulary'
import type { Out } from '../../api/call'
import { Card } from '../../components/card'
import { FenText } from '../../components/fen-text'
import { GoodsLine } from '../../components/goods-line'
import { Tag } from '../../components/tag'
import './goods-card.scss'

type Preview = Out<'previewOrder'>
type Line = Preview['lines'][number]

/** The goods, each with what stands against it. */
export function GoodsCard(props: { lines: readonly Line[]; kind: Fulfilment; shortIds: readonly string[] }) {
  const { lines, kind, shortIds } = props
  return (
    <Card title="商品">
      {lines.map((line) => {
        const words = againstText(line, kind, shortIds.includes(line.skuId))
        return <GoodsLine key={line.skuId} line={line} note={words ? <Tag tone="bad">{words}</Tag> : null} />
      })}
    </Card>
  )
}

function againstText({ isListed, available, quantity }: Line, kind: Fulfilment, isTaken: boolean): string | null {
  if (!isListed) return '已下架'
  if (available === 0) return kind === 'delivery' ? '快递缺货' : '这家门店没有货'
  if (available < quantity) return `只剩 ${available} 件`
  return isTaken ? '刚刚被买走了一些，请重试' : null
}

/** What it comes to. */
export function SumCard({ sums, kind }: { sums: Preview; kind: Fulfilment }) {
  return (
    <Card>
      <View className="sum-row">
        <Text>商品金额</Text>
        <FenText amountFen={sums.goodsFen} size="small" />
      </View>
      <View className="sum-row">
        <Text>运费</Text>
        {sums.freightFen === 0 ? (
          <Text>{kind === 'pickup' ? '到店自提，无运费' : '包邮'}</Text>
        ) : (
          <FenText amountFen={sums.freightFen} size="small" />
        )}
      </View>
      <View className="sum-row sum-total">
        <Text>应付</Text>
        <FenText amountFen={sums.payableFen} tone="price" />
      </View>
    </Card>
  )
}
