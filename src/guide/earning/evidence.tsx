import { Text, View } from '@tarojs/components'
import { PPM_WHOLE } from '../../../contract/money'
import { ATTRIBUTION_RULE_TEXT, type AttributionRule } from '../../../contract/reasons'
import { SPLIT_ROLE_TEXT, TOUCH_TEXT, type TouchKind } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { Card } from '../../components/card'
import { Timeline } from '../../components/timeline'
import { fenText } from '../../format/fen-parts'
import { movedFen } from '../../format/own-earning'
import { shareText } from '../../format/share-text'
import { dayText, timeText } from '../../format/time-text'

type Explained = Out<'explainOrder'>
type Attribution = Explained['attribution']

const QUALITY_TEXT = ['仅浏览', '单向触达', '双向互动', '到店或成交'] as const

/** From what it was decided: the rule, who did what when and whether it counted, and what an idle binding lost. */
export function Evidence({ attribution, lines }: { attribution: Attribution; lines: Explained['lines'] }) {
  const { rule, policyVersion, path, bound, moves, weightSum } = attribution
  const now = new Date()
  return (
    <>
      <Card title="依据什么">
        <Text className="earning-rule">{ATTRIBUTION_RULE_TEXT[rule as AttributionRule] ?? rule}</Text>
        <Text className="earning-note">{`按付款时生效的分佣规则第 ${policyVersion} 版计算，之后改规则不影响这笔订单`}</Text>
        {path.length > 0 ? (
          <View className="earning-path">
            <Timeline
              items={path.map((step, index) => ({
                key: `${step.at}-${index}`,
                at: timeText(step.at, now),
                title: `${step.name} · ${kindWords(step.kind)}`,
                note: `${QUALITY_TEXT[step.quality] ?? ''}；${step.words}`,
                aside: step.creditPpm > 0 ? `占 ${shareText(step.creditPpm, PPM_WHOLE)}` : '不计',
                isQuiet: step.creditPpm === 0,
              }))}
            />
          </View>
        ) : (
          <Text className="earning-note">付款前没有可以计入的导购触点</Text>
        )}
      </Card>
      {bound || moves.length > 0 ? (
        <Card title="归属与转移">
          {bound ? (
            <View className="earning-bound">
              <Text>{`归属导购 ${bound.name}，${dayText(bound.sinceMs, now)}起`}</Text>
              <Text className="earning-note">{boundWords(bound)}</Text>
            </View>
          ) : null}
          {moves.map((move) => (
            <View key={`${move.code}-${move.from}-${move.to}`} className="earning-move">
              <Text>
                {`${SPLIT_ROLE_TEXT[move.from]} → ${SPLIT_ROLE_TEXT[move.to]}：佣金池的 ${shareText(move.weight, weightSum)}，约 ${fenText(movedFen(lines, { weight: move.weight, weightSum }))}`}
              </Text>
              <Text className="earning-note">{move.words}</Text>
            </View>
          ))}
        </Card>
      ) : null}
    </>
  )
}

function kindWords(kind: string): string {
  return kind === 'sale' ? '登记成交' : (TOUCH_TEXT[kind as TouchKind] ?? kind)
}

function boundWords({ words, idleDays, keepPpm }: NonNullable<Attribution['bound']>): string {
  const keep = keepPpm < PPM_WHOLE ? `，保留份额的 ${shareText(keepPpm, PPM_WHOLE)}` : '，份额全部保留'
  return idleDays > 0 ? `${words}；付款时已 ${idleDays} 天没有互动${keep}` : `${words}${keep}`
}
