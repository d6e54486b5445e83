import { STORE_KIND_TEXT, type StoreKind } from '../../contract/vocabulary'
import { SwitchRow } from './switch-row'

/** The text people agree to here; another wording gets another version. */
export const HANDOVER_TEXT_VERSION = 'handover-1'

type Props = { store: { name: string; kind: StoreKind }; isOn: boolean; onChange: (isOn: boolean) => void }

/**
 * A store that is not the brand's own is somebody else in law (PIPL art. 23): the person is told who would receive what
 * and why, and says yes to that one receiver. Without it they are served all the same, by the brand's own people.
 */
export function HandoverConsent({ store, isOn, onChange }: Props) {
  return (
    <SwitchRow
      label={`提供给「${store.name}」`}
      note={`这家是${STORE_KIND_TEXT[store.kind]}，由其独立经营。同意后，TA 会收到你的称呼、电话和咨询内容，只用于接待你；不同意则由总部直营导购接待。可随时撤回。`}
      isOn={isOn}
      onChange={onChange}
    />
  )
}
