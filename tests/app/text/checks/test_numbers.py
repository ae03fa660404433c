"""Numbers compared after conversion."""

import pytest

from app.text.checks import MAJOR, Issue, check
from tests.app.text.checks.texts import bitext, found, swapped


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("We studied four new clinics.", "我们研究了四家新诊所。"),
        ("We studied four new clinics.", "我们研究了4家新诊所。"),
        ("We asked 114 managers.", "我们询问了 114 名管理人员。"),
        ("About 1.2 million people live there.", "那里约有120万人。"),
        ("It cost 3.5 billion dollars.", "费用为35亿美元。"),
        ("More than 15 million people were helped.", "1500多万人得到帮助。"),
        ("It helped 30,000-50,000 people.", "它帮助了3-5万人。"),
        ("It weighed 14 000-230 000 units.", "重量为1.4万~23万单位。"),
        ("In all 81% agreed.", "共有百分之八十一的人同意。"),
        ("In all 80% agreed.", "八成的人同意。"),
        ("A share of 0.25 is enough.", "25%的份额足够。"),
        ("Two thirds of them left.", "其中三分之二离开了。"),
        ("About one third of them left.", "约1/3离开了。"),
        ("One in five left.", "五分之一的人离开。"),
        ("More than half stayed.", "超过一半的人留下。"),
        ("It is one of the programmes.", "它是项目之一。"),
        ("We took a new approach.", "我们采用了一种新方法。"),
        ("It began in the 1970s.", "它始于20世纪70年代。"),
        ("It grew over the past decade.", "过去十年它不断增长。"),
        ("It lasted two decades.", "它持续了20年。"),
        ("From March 2019 to April 2020 we met.", "2019年3月至2020年4月我们开会。"),
        ("In November, 2018 we met.", "2018年11月我们开会。"),
        ("The clinics - 81% - agreed.", "81%的诊所同意。"),
        ("Aged 10-18 years.", "年龄10～18岁。"),
        ("P<.05 was seen.", "P<0.05。"),
        ("The third stage is long.", "三期很长。"),
        ("COVID-19 spread quickly.", "新冠肺炎迅速传播。"),
        ("Both groups agreed twice.", "两组均两次同意。"),
        ("They came for 6 months.", "他们来了半年。"),
        ("We aimed (1) to ask and (2) to listen.", "我们旨在①询问和②倾听。"),
        ("Dodecane was high in many of them.", "其中许多人的十二烷偏高。"),
        ("We asked ２３ people.", "我们询问了23人。"),
    ],
)
def test_one_number_in_two_writings_is_no_issue(english: str, chinese: str) -> None:
    assert found(english, chinese, "number") == []


def only(issues: list[Issue]) -> Issue:
    assert len(issues) == 1, [i.message for i in issues]
    return issues[0]


@pytest.mark.parametrize(
    ("english", "chinese", "left", "right", "better"),
    [
        ("We asked 114 managers.", "我们询问了 141 名管理人员。", "114", "141", "114"),
        ("We studied four new clinics.", "我们研究了五家新诊所。", "four", "五", "四"),
        ("We studied three new clinics.", "我们研究了两家新诊所。", "three", "两", "三"),
        ("About 1.2 million people live there.", "那里约有12万人。", "1.2 million", "12万", "120万"),
        ("It cost 3.5 billion dollars.", "费用为3.5亿美元。", "3.5 billion", "3.5亿", "35亿"),
        ("In all 81% agreed.", "共有18%的人同意。", "81%", "18%", "81%"),
        ("It began in 2012.", "它始于2021年。", "2012", "2021", "2012"),
        ("We saw 54 MM patients.", "收治MM患者45例。", "54", "45", "54"),
        ("Half a million came.", "来了5万人。", "Half a million", "5万", "50万"),
        ("In April 2015 we met.", "2015年5月我们开会。", "April", "5", "4"),
        ("The third stage is long.", "第四阶段很长。", "third", "四", "三"),
        ("One arm had 50% and the other 50% of them.", "一组有50%，另一组有40%。", "50%", "40%", "50%"),
    ],
)
def test_a_changed_number_is_told_with_both_places_and_what_to_write(
    english: str, chinese: str, left: str, right: str, better: str
) -> None:
    issue = only(found(english, chinese, "number"))
    assert issue.severity == MAJOR
    assert issue.left_text.strip() == left
    assert right in issue.right_text
    assert issue.suggestion == better


def test_a_lost_and_an_added_number_are_told_on_their_side() -> None:
    lost = only(found("We asked 114 managers in 12 towns.", "我们询问了114名管理人员。", "number"))
    assert (lost.left_text, lost.right) == ("12", None)
    added = only(found("We asked managers.", "我们询问了114名管理人员。", "number"))
    assert added.left is None
    assert added.right_text.strip() == "114"


def test_several_lost_numbers_are_one_issue() -> None:
    issue = only(found("Of these 17, 23 and 31 left early.", "其中一些人提前离开。", "number"))
    assert issue.args == ("17, 23, 31",)
    assert len(issue.others) == 2


def test_a_percentage_that_lost_its_sign_is_told() -> None:
    issue = only(found("In all 23.5% of them agreed.", "共有23.5的人同意。", "number"))
    assert issue.suggestion == "23.5%"
    assert found("Shares were 12, 15 and 20%.", "份额为12%、15%和20%。", "number") == []


def test_a_number_that_moved_to_the_next_sentence_is_no_issue() -> None:
    two = bitext(
        ["We asked 114 managers there.", "They agreed with us."], ["我们询问了那里的管理人员。", "这114人同意我们。"]
    )
    assert [i for i in check(two) if i.rule == "number"] == []


def test_the_chinese_may_be_the_source() -> None:
    two = swapped(bitext(["We asked 114 managers."], ["我们询问了 141 名管理人员。"]))
    issue = only([i for i in check(two) if i.rule == "number"])
    assert issue.left_text.strip() == "141"
    assert issue.right_text == "114"
    assert issue.args == ("141", "114")


@pytest.mark.parametrize(
    ("english", "chinese", "counts"),
    [
        ("We met leaders across 31 ACOs.", "我们访谈了 31 个 ACO 高管。", ("31", "ACOs", "高管")),
        ("We met leaders of 31 hospitals.", "我们访谈了31名医院领导。", ("31", "hospitals", "领导")),
        ("We met 40 physicians of the clinics.", "我们访谈了40家诊所的医生。", ("40", "physicians", "诊所")),
        ("There were 12 countries with 9 nurses.", "共有12名护士。", ("12", "countries", "护士")),
    ],
)
def test_a_number_that_counts_something_else_is_told(english: str, chinese: str, counts: tuple[str, ...]) -> None:
    assert only(found(english, chinese, "number_scope")).args == counts


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("We met leaders across 31 ACOs.", "我们访谈了 31 家 ACO 的高管。"),
        ("We met leaders across 31 ACOs.", "我们访谈了31个ACO的高管。"),
        ("We met 114 managers and physicians.", "我们访谈了114名管理人员和医生。"),
        ("Data of 26 patients were used.", "使用了26例患者的资料。"),
        ("Three hospital nurses spoke.", "三名医院护士发言。"),
        ("Four sites took part.", "四家医院参加。"),
        ("Two community hospitals closed.", "两家社区医院关闭。"),
        ("We read 12 studies.", "我们阅读了12项研究。"),
        ("Of 38 cases most were mild.", "38例中多数较轻。"),
    ],
)
def test_a_number_that_counts_the_same_is_let_pass(english: str, chinese: str) -> None:
    assert found(english, chinese, "number_scope") == []
