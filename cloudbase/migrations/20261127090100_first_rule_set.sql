-- Brands that are older than rule sets get version 1 of the one new brands start with, in force from the beginning of time.
-- What they had published as a routing policy stays on record, and decides no more.

insert into rule_set (brand_id, version, parent, doc, doc_hash, note, created_by, created_at)
select id, 1, null, $json$
{"explore":{"epsilon":0.05,"includesProtected":false,"includesTopTiers":false,"onlyTowardDraft":true,"topK":4},"fallback":["nextStores","storeManager","hqPool"],"hold":{"belowScore":70,"isOn":false,"maxMinutes":15},"margin":{"byWish":{},"yuan":120},"schema":1,"scoring":"model","select":{"distCostPerKm":0.8,"gradeWeights":[1,1.1,1.25,1.4,1.6],"leadThreshold":2,"objective":"weighted","paceBeta":2,"responsiveness":0.5},"tiers":{"blackFen":2000000,"goldFen":500000,"silverFen":100000},
  "rules":[
    {"id":"scope-owner","isOn":true,"name":"归属导购优先","phase":"scope","stores":{"kind":"owner","mode":"soft"},"when":{"f":"lead.isOwned","op":"eq","v":true}},
    {"id":"scope-scene-guide","isOn":true,"name":"扫了谁的码先给谁","phase":"scope","stores":{"kind":"sceneGuide","mode":"soft"},"when":{"f":"lead.isFromGuide","op":"eq","v":true}},
    {"id":"scope-scene-store","isOn":true,"name":"扫码的门店","phase":"scope","stores":{"alsoNearest":0,"kind":"scene","withinKm":50},"when":{"f":"lead.isFromStore","op":"eq","v":true}},
    {"id":"scope-nearest","isOn":true,"name":"最近的门店","phase":"scope","stores":{"count":4,"kind":"nearest","withinKm":50},"when":{"f":"lead.place","op":"exists","v":true}},
    {"id":"scope-city","isOn":true,"name":"同城的门店","phase":"scope","stores":{"count":4,"kind":"city"},"when":{"f":"lead.city","op":"exists","v":true}},
    {"id":"require-on-shift","isOn":true,"name":"在岗才接","phase":"require","when":{"f":"guide.onShift","op":"eq","v":true}},
    {"id":"exclude-other-skill","isOn":true,"name":"品类不匹配","phase":"exclude","when":{"f":"guide.isSkilled","op":"eq","v":false}},
    {"id":"boost-skill","isOn":true,"name":"擅长该品类","phase":"boost","points":12,"when":{"f":"guide.isSkilled","op":"eq","v":true}},
    {"id":"boost-scene-store","isOn":true,"name":"扫码的门店加分","phase":"boost","points":15,"when":{"f":"store.isScene","op":"eq","v":true}},
    {"id":"boost-best-guides","isOn":true,"name":"高分与高等级顾客给资深导购","phase":"boost","points":12,"when":{"all":[{"any":[{"f":"lead.score","op":"gte","v":70},{"f":"lead.tier","op":"in","v":["gold","black"]}]},{"f":"guide.grade","op":"gte","v":4}]}},
    {"id":"cap-newcomer","isOn":true,"limits":{"daily":6},"name":"新人每日上限","phase":"cap","when":{"f":"guide.tenureDays","op":"lt","v":30}},
    {"answer":{"acceptMinutes":5,"clock":"business","firstContactMinutes":15,"maxAttempts":3},"id":"sla-hot","isOn":true,"name":"高意向线索的时限","phase":"sla","when":{"f":"lead.score","op":"gte","v":70}},
    {"answer":{"acceptMinutes":20,"clock":"business","firstContactMinutes":60,"maxAttempts":3},"id":"sla-warm","isOn":true,"name":"一般线索的时限","phase":"sla","when":{"f":"lead.score","op":"gte","v":40}},
    {"answer":{"acceptMinutes":60,"clock":"business","firstContactMinutes":240,"maxAttempts":3},"id":"sla-rest","isOn":true,"name":"其他线索的时限","phase":"sla","when":null}
  ]
}
$json$::jsonb, '474939c723eca5ca23fbd8283decc9eae3bd98e104bed4d70264c4a635bd6981', '初始规则', 'system', now()
  from brand
on conflict do nothing;

insert into rule_set_event (id, brand_id, version, status, effective_from, actor, approved_by, reason, detail, at)
select 're_0' || substr(id, 4), id, 1, 'live', to_timestamp(0), 'system', null, '初始规则', '{}', now()
  from brand
 where not exists (select from rule_set_event e where e.brand_id = brand.id);
