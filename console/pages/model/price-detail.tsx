import type { Out } from '../../api/call'
import { countText, shareText } from '../../format/number-text'
import { Figure } from '../../ui/figure'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'

export type Prices = NonNullable<Out<'showArtefact'>['prices']>
type Store = Prices['dearestStores'][number]
const yuanText = (yuan: number) => `¥${yuan.toFixed(2)}`

const COLUMNS: SortColumn<Store>[] = [
  { key: 'name', title: '门店', render: ({ storeName }) => storeName, sortBy: ({ storeName }) => storeName },
  {
    key: 'price',
    title: '每个名额',
    isNumber: true,
    render: ({ priceYuan }) => yuanText(priceYuan),
    sortBy: ({ priceYuan }) => priceYuan,
  },
]

/** What a slot of guides' days is worth: where there are too few of them, and how well the prices do. */
export function PriceDetail({ prices }: { prices: Prices }) {
  const { scarceGuides, guides, meanYuan, maxYuan, expectedLoad, holdoutRatio, dearestStores, days } = prices
  return (
    <>
      <div className="figure-row">
        <Figure
          name="名额紧张的导购"
          value={`${countText(scarceGuides)} / ${countText(guides)}`}
          hint="名额有价的导购 / 全部导购"
        />
        <Figure name="平均每个名额" value={yuanText(meanYuan)} hint={`最高 ${yuanText(maxYuan)}`} />
        <Figure name="线索占名额" value={shareText(expectedLoad)} hint="一天的线索 ÷ 一天的名额" />
        <Figure
          name="达到最优的"
          value={shareText(holdoutRatio)}
          hint={holdoutRatio === null ? '可比的日子太少，没有留出一天检验' : '留出一天检验：按价格分配所得 ÷ 事后最优'}
        />
      </div>
      <Panel title="名额最贵的门店" extra={<span className="faint">用 {days.join('、')} 的线索定价</span>}>
        <p className="sentence soft" style={{ marginTop: 0 }}>
          价格是一个名额的机会成本：这位导购今天多接这一条，预计会让后面更值的线索少赚多少毛利。分配时从线索的预计毛利里减去它，名额紧的导购就留给更值的线索；没人排队的门店价格为
          0。
        </p>
        <SortTable
          id="dearest"
          label="名额最贵的门店"
          columns={COLUMNS}
          rows={dearestStores}
          rowKey={({ storeId }) => storeId}
          empty={{ title: '没有一家门店的名额紧张', next: '过去几天的线索都有富余的导购接待，名额不计价。' }}
        />
      </Panel>
    </>
  )
}
