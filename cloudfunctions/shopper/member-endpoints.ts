import * as members from '../../contract/member'
import * as onboarding from '../../contract/onboarding'
import * as ownData from '../../contract/own-data'
import { type Served, serves } from '../../server/kernel/serve'
import { deleteMyAccount } from '../../server/usecases/members/delete-my-account'
import { exportMyData } from '../../server/usecases/members/export-my-data'
import { giveConsent } from '../../server/usecases/members/give-consent'
import { listMyConsents } from '../../server/usecases/members/list-my-consents'
import { myProfile } from '../../server/usecases/members/my-profile'
import { nextStep } from '../../server/usecases/members/next-step'
import { recordStep } from '../../server/usecases/members/record-step'
import { readPhone, register } from '../../server/usecases/members/register'
import { setContactPreference } from '../../server/usecases/members/set-contact-preference'
import { withdrawConsent } from '../../server/usecases/members/withdraw-consent'

export const memberEndpoints: Served[] = [
  serves(members.register, register, { prepare: readPhone }),
  serves(members.myProfile, myProfile),
  serves(members.setContactPreference, setContactPreference),
  serves(members.listMyConsents, listMyConsents),
  serves(members.giveConsent, giveConsent),
  serves(members.withdrawConsent, withdrawConsent),
  serves(ownData.exportMyData, exportMyData),
  serves(ownData.deleteMyAccount, deleteMyAccount),
  serves(onboarding.nextStep, nextStep),
  serves(onboarding.recordStep, recordStep),
]
