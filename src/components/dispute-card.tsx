import { Button, Text, View } from '@tarojs/components'
import { ACCOUNT_TEXT, STAFF_ROLE_TEXT } from '../../contract/vocabulary'
import type { Out } from '../api/call'
import { disputeChange } from '../format/dispute-words'
import { fenText } from '../format/fen-parts'
import { timeText } from '../format/time-text'
import { Card } from './card'
import { Icon } from './icon'
import { Tag } from './tag'
import './dispute-card.scss'

export type Dispute = Out<'listMyDisputes'>['disputes'][number]

/** One dispute of a guide: what they wrote, what headquarters answered, and what it did to their fen. */
export function DisputeCard({ dispute, onTap }: { dispute: Dispute; onTap?: () => void }) {
  const { disputeId, answer, orderNo, title } = dispute
  return (
    <Card
      title={answer ? '争议处理结果' : '争议处理中'}
      aside={answer ? <Tag tone="good">已答复</Tag> : <Tag tone="warn">待答复</Tag>}
    >
      {onTap ? <Text className="dispute-order">{`${title} · 订单 ${orderNo}`}</Text> : null}
      <Own dispute={dispute} />
      {answer ? <Answer answer={answer} /> : null}
      <Money dispute={dispute} />
      {onTap ? (
        <Button className="dispute-more" id={`dispute-${disputeId}`} onClick={onTap}>
          <Text>查看这笔佣金</Text>
          <Icon name="chevron" size="small" />
        </Button>
      ) : null}
    </Card>
  )
}

function Own({ dispute: { reason, openedAt } }: { dispute: Dispute }) {
  return (
    <View className="dispute-part">
      <Text className="dispute-label">{`你写的 · ${timeText(openedAt, new Date())}`}</Text>
      <Text className="dispute-words">{reason}</Text>
    </View>
  )
}

function Answer({ answer: { text, at, by } }: { answer: NonNullable<Dispute['answer']> }) {
  const who = by ? `${STAFF_ROLE_TEXT[by.role]} ${by.name}` : '总部'
  return (
    <View className="dispute-part dispute-answer">
      <Text className="dispute-label">总部的答复</Text>
      <Text className="dispute-words">{text}</Text>
      <Text className="dispute-label">{`${who} · ${timeText(at, new Date())}`}</Text>
    </View>
  )
}

function Money({ dispute }: { dispute: Dispute }) {
  const { answer, heldFen } = dispute
  const freed =
    answer?.releasedTo && answer.releasedFen > 0
      ? `解冻 ${fenText(answer.releasedFen)}，转入${ACCOUNT_TEXT[answer.releasedTo]}`
      : null
  const now = answer ? freed : heldFen > 0 ? `冻结中 ${fenText(heldFen)}` : '没有可以冻结的佣金'
  return (
    <View className="dispute-part">
      <Text className="dispute-label">你在这笔订单里的佣金</Text>
      <Text className="dispute-words">{disputeChange(dispute)}</Text>
      {now ? <Text className="dispute-words">{now}</Text> : null}
    </View>
  )
}
