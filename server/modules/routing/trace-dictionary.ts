/**
 * What traces have in common, so that keeping one costs only what is its own. Deflating looks for repeats in this text
 * first, the likeliest at its end. Kept traces are read with the very text they were written with: a change of it needs
 * a second one beside it.
 */
const COMMON = [
  '["unroutable","NO_ELIGIBLE_GUIDE","NO_STORE","ATTEMPTS_EXHAUSTED",null,null,null,["none",null,false]',
  '["held","WAITING","guide",',
  '"black","gold","silver","franchise","discount","partner","concierge","store_manager"',
  '"NOT_EMPLOYED","SELF","STORE_CLOSED","CONSENT_MISSING","TRIED","ON_LEAVE","MEMBER_CAP","rule:exclude-","rule:require-"',
  '"paid_search","social","email","display","referral","organic","appointment","live","partner","import"',
  '"least","leastRecent","shortfall","draw","sticky","explore","hold","wall"',
  '[["boost-skill",12,"boost-scene-store",15,"boost-best-guides",12],',
  'scope-owner","scope-scene-guide","scope-scene-store","scope-nearest","scope-city","sla-hot","sla-warm","sla-rest"',
  ',"business"],[-1.2345,0.123456,50," points channel wish tier hasPhone isMember hasOrdered hasVisit askedAgain strongTouches ordersInYear spentYuanInYear hour isWeekend",[0,1,2,1,0,1,0,1,0,1],[0.1,-0.2,0.3,-0.4]],',
  '[["DAY_CAP",1,2,3],["OPEN_CAP",4],["PAUSED",5],["ON_LEAVE",6]],',
  '{"v":1,"id":"dc_1k","ver":["decide-1",1,"model-","prices-"],"seed":1234567890,"facts":{"head":["ld_1k',
  '",1,177234567890,null,0,null,[],false,null],"lead":["store_scan","mall","guide_share","general",50,"none",null,null,null,31.2,121.4,',
  'true,false,false,false,false,0,0,0],"stores":["st_1k ","own",["rg_1k","A","B","C",null],false,true,true],"guides":["gd_1k ',
  '"guide",[1,2,3,4,5],true,true,false,true,false],[0,10,20,30],null,null],"state":[null,[null,360000,720000],700,0]},"out":["ranked",null,"guide","',
  'nearest",null,["argmax",null,false],[[0,1,2,3,4,5,6,7],[10.123456,9.87654],0,[0.9,0,0,0,0,0,0,0],false,null,null],[8,9,10,11,12,13,14,15]],"final":["gd_1k',
  '",[]],"prev":""}',
]

export const TRACE_DICTIONARY: Buffer = Buffer.from(COMMON.join(''))
