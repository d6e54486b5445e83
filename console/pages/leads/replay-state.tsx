import { Button } from 'antd'
import { useState } from 'react'
import { Mark } from '../../ui/mark'
import type { Attempt } from './decision-facts'

type Props = { attempt: Attempt; isManual: boolean; onReplay: () => void; isReplaying: boolean }

/** Whether the attempt comes out the same when it is decided again, and whether it hangs on the one before it. */
export function ReplayState({ attempt, isManual, onReplay, isReplaying }: Props) {
  const [asked, setAsked] = useState(false)
  const canBeDecided = !isManual && attempt.guideState !== null
  return (
    <div className="replay">
      <span role="status" className="replay-words">
        {attempt.isReplayed ? (
          <Mark tone="good">{canBeDecided ? '重放与当时完全一致' : '记录未被改动'}</Mark>
        ) : (
          <Mark tone="bad">
            {canBeDecided ? '重放与当时不一致，请联系技术人员核查' : '记录与指纹不符，请联系技术人员核查'}
          </Mark>
        )}{' '}
        {attempt.isChained ? <Mark tone="good">与前一次相连</Mark> : <Mark tone="bad">与前一次断开</Mark>}
        {asked && !isReplaying && <span className="soft"> 刚刚重新算过</span>}
      </span>
      <span className="faint hash" title={attempt.hash}>
        指纹 {attempt.hash.slice(0, 12)}… {attempt.prevHash && `接 ${attempt.prevHash.slice(0, 12)}…`}
      </span>
      <Button
        size="small"
        loading={asked && isReplaying}
        onClick={() => {
          setAsked(true)
          onReplay()
        }}
      >
        {canBeDecided ? '重放' : '核对'}
      </Button>
    </div>
  )
}
