import * as access from '../../contract/access'
import { type Served, serves } from '../../server/kernel/serve'
import { changePassword, hashNewPassword, saidChanged } from '../../server/usecases/access/change-password'
import { closeStaff } from '../../server/usecases/access/close-staff'
import { createInvitation } from '../../server/usecases/access/create-invitation'
import { createStaff, hashFirstPassword } from '../../server/usecases/access/create-staff'
import { mySession } from '../../server/usecases/access/my-session'
import { admitOrRefuse, comparePassword, signIn } from '../../server/usecases/access/sign-in'
import { signOut } from '../../server/usecases/access/sign-out'
import { staffEndpoints } from './staff-endpoints'

export const accessEndpoints: Served[] = [
  serves(access.signIn, signIn, { prepare: comparePassword, finish: admitOrRefuse }),
  serves(access.mySession, mySession),
  serves(access.signOut, signOut),
  serves(access.changePassword, changePassword, { prepare: hashNewPassword, finish: saidChanged }),
  serves(access.createStaff, createStaff, { prepare: hashFirstPassword }),
  serves(access.closeStaff, closeStaff),
  serves(access.createInvitation, createInvitation),
  ...staffEndpoints,
]
