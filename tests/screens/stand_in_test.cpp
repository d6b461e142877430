// The drawing that stands in for a photograph.
#include "kiosk/screens/stand_in.h"

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Product named(const char* name, Group group = Group::Food) {
    Product product;
    product.name_vi = name;
    product.group = group;
    return product;
}

}  // namespace

TEST_CASE("a product without a photograph is drawn as what its name says it is", "[stand-in]") {
    CHECK(screens::stand_in(named("Cà phê bột Ea Tu")) == "coffee");
    CHECK(screens::stand_in(named("Nước mắm cá cơm 40 độ đạm")) == "fish-sauce");
    CHECK(screens::stand_in(named("Trà gừng Vũ Minh Phát")) == "tea");
    CHECK(screens::stand_in(named("Rượu gạo đông trùng", Group::Drink)) == "spirits");
    CHECK(screens::stand_in(named("MÍT SẤY Ohjoy!")) == "dried-fruit");
    CHECK(screens::stand_in(named("Dưa hấu Nông Farm")) == "melon");
}

TEST_CASE("a name that says nothing leaves it to the group", "[stand-in]") {
    CHECK(screens::stand_in(named("Mộc Đế Vương", Group::Herbal)) == "herbal");
    CHECK(screens::stand_in(named("Bochan", Group::Drink)) == "bottle");
    CHECK(screens::stand_in(named("", Group::Food)) == "box");
    CHECK(screens::stand_in(named("Làng rau Trà Quế", Group::Tourism)) == "homestay");
    // Part of another word is not the word.
    CHECK(screens::stand_in(named("Camelia", Group::Ornamental)) == "flower");
}
