/**
 * Everyday English words that members of a community ask with and rules, guides and notices answer with,
 * `/` between groups: what is called "cash" in the chat is a "fee" in the rules. General words only; what a
 * field calls its things belongs to the server's own synonyms.
 */
export const EVERYDAY_WORDS = `
  cost price fee charge rate pay paid payment euro dollar pound / pay paid payment transfer debit
  invoice bill / money cash fund payment / free gratis complimentary / cheap discount reduced
  concession reduction / expensive cost price / refund reimburse return money / reimburse expense
  receipt claim / buy purchase order bought / sell trade sold selling / deposit caution pledge /
  fine penalty punishment sanction fee / earn wage salary paid income / winnings prize reward
  payout award / rent lease hire / donate donation contribution contribute gift / afford hardship
  broke waive / debt owe arrears outstanding overdue / merch merchandise shirt hoodie jersey cap
  clothing / size small medium large / budget fund / subscription membership dues monthly / gift
  present voucher / ticket pass entry admission /
  late delay overdue behind punctual / early beforehand advance / deadline due latest cutoff until /
  when date day time schedule calendar / hours open opening closed / close shut closing / start begin
  open kick-off opening / end finish over until / expire valid lapse expiry / cancel withdraw
  call-off annul drop / postpone reschedule shift moved / wait queue patience / again retry reapply
  anew back / often frequency times every / daily day everyday / weekly week / monthly month / yearly
  annual year / night overnight late / sleep overnight stay bed / holiday vacation away abroad absence
  break / weekend saturday sunday / morning early / evening night / age old older young minimum years
  under / minor child underage under / next upcoming future / recent latest new last / long duration
  take hours days weeks /
  join enter signup register apply enrol membership member / signup registration register apply
  application enrol / member membership join / leave quit resign withdraw exit dropout / newcomer new
  beginner newbie first starter / guest visitor visit trial / trial tryout audition test / accept
  approve admit admitted confirm / reject decline refuse deny turned / kick ban remove expel exclude /
  ban banned suspend suspended block / appeal unban review / inactive absence absent away / miss skip
  absent unexcused absence / attend come show turn appear / invite invitation referral / confirm
  verify verification check / account profile login / name nick nickname username / tag letters prefix /
  kid child children son daughter / parent mum mom dad mother father guardian consent / sign signature
  consent signed / boss leader captain head chair chief / staff team moderator admin / friend mate
  buddy companion / person human someone member / teacher tutor instructor / owner holder / partner
  pair buddy / couple two pair / woman lady / man gentleman / neighbour neighbor / worker employee
  staff / volunteer help helper / committee board council / police authority /
  phone telephone call number mobile / computer pc laptop machine mac macbook / picture photo image
  screenshot / video clip stream recording footage / record recording film tape / stream twitch live
  broadcast / music song track sound / key fob card pass badge / door entrance gate lock / open unlock /
  toilet restroom bathroom wc / shower bathroom wash / food eat meal lunch dinner breakfast snack /
  drink beverage alcohol beer wine coffee tea / smoke smoking cigarette vape / dog pet animal cat / car
  parking vehicle drive park / bike bicycle cycle / train rail bus transport station travel / travel
  journey trip fare / shoe footwear boot sandal / clothes wear dress clothing / rubbish trash waste bin
  garbage litter / room hall space venue / shelf storage rack locker box / store keep storage / tool
  equipment device gear / book title copy volume / text reading / link url website page / website page
  site / file document attachment / internet wifi network wlan / password code pin / address ip host /
  map location place / find locate where / game match round / level rank tier grade / role rank title /
  channel room / voice talk speak call / speak talk say mic / quiet silent silence mute / loud noise
  noisy sound / funny meme joke / weapon gun knife / pitch field ground / seat chair place / table desk /
  water tap / electricity power plug charge socket / battery pack charge / light lamp / heat heating
  warm / cold frost freeze /
  allowed permitted may permission okay / allow permit let / forbid forbidden banned prohibit
  prohibited / must required need mandatory compulsory / rule regulation guideline policy / break
  violate breach infringe / bring carry take / borrow lend loan checkout / return bring back / lose
  lost missing replacement / replace replacement new / broken break damage defective faulty / repair
  fix mend maintain / clean tidy sweep wash / report tell notify inform / contact reach email message
  write / complain complaint report / steal theft stolen rob grief / cheat hack exploit macro script /
  harass bully insult abuse harassment / swear curse profanity language slur / spam flood advertise /
  advertise promote promotion advertising advert / share post upload / copy plagiarism duplicate /
  publish release post / install setup installation / setup configure install / update upgrade patch
  version / download get / restart reboot relaunch rejoin reconnect / crash freeze stuck hang / error
  problem bug issue fail / broken corrupt corrupted damaged / slow lag latency / load start launch open
  boot / delete remove erase wipe clear / reset wipe clear / save backup / restore recover rollback
  backup / undo revert rollback / change modify edit alter adjust / edit correct amend / add insert
  include / show display view / hide hidden invisible / invisible see hidden / enable turn activate /
  disable deactivate off / connect join link / disconnect drop leave / vote election ballot poll show /
  propose suggest suggestion nominate nomination idea / decide decision choose settle agree / win
  victory winner / lose defeat / draw tie / team squad group roster side / play compete / compete
  contest tournament cup competition / practice training train scrim / teach class workshop course
  lesson / learn lesson study course / exam test assessment / certificate diploma proof certification /
  pass succeed passed / fail failed / help support assist assistance / hurt injured injury accident
  wound / emergency ambulance urgent / ill sick unwell illness / die death dead / safe safety secure /
  protect guard shield glove goggles / fire burn blaze / dangerous hazard risk / leave behind abandon
  forget forgot / throw discard dispose / collect pickup fetch / deliver delivery ship shipping post
  postage / arrive delivery arrival / order request / book reserve booking reservation / available free
  vacant / full capacity limit maximum / limit maximum most cap / minimum least / number amount count
  many / everyone anybody all / alone solo single / together group joint / meet meeting gathering event /
  meeting session evening / event party festival celebration / talk lecture presentation speech / story
  tale fiction chapter / write author writer / read reading / translate translation translator /
  language english german / answer reply respond / ask question request / explain explanation / reason
  why because / responsible charge / in-charge responsible lead run / run operate organise manage / make
  build create craft / create make found / found establish start / grow plant sow / dig soil / cut trim
  prune saw / insect bug pest / weed weeds / compost heap pile / hose watering water / fence hedge
  border / shed hut / harvest pick crop / seed seedling / flat apartment / lift elevator / stairs
  staircase / neighbour resident tenant / tenant resident lodger / landlord owner / noise party music /
  laundry washing / letter mail post / luggage bag baggage / queue line wait / spoiler reveal plot /
  character person hero / speed run fast quick / fast quick rapid / record best / leaderboard ranking
  board table / submit submission hand upload send / proof evidence verify / timer timing time / glitch
  exploit bug / skip shortcut / category class / console platform / emulator console / controller pad
  gamepad / keyboard keys / screen monitor display / black dark blank / sound audio voice robotic / mod
  plugin addon / server world / world map save / item object thing / chest box container / trade
  exchange swap / claim land plot / monster mob creature / kill slay / spawn appear / command type /
`;
