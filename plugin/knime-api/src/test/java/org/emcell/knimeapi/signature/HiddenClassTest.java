package org.emcell.knimeapi.signature;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * Classes that are not public stand in no table, but nodes are compiled against what public classes inherit from them. So
 * they may add nothing to the public types above them.
 */
public class HiddenClassTest {

  @Test
  public void aHiddenClassHasNoOtherPublicMethodsThanTheTypesAboveIt() throws Exception {
    List<String> additions = new ArrayList<>();
    for (String name : StandIn.compiled().types().keySet()) {
      Class<?> type = Class.forName(name.replace('/', '.'), false, getClass().getClassLoader());
      for (Class<?> above = type.getSuperclass();
          above != null && !Modifier.isPublic(above.getModifiers());
          above = above.getSuperclass()) {
        for (Method method : above.getDeclaredMethods()) {
          if (Modifier.isPublic(method.getModifiers())
              && !method.isBridge()
              && above(above).noneMatch(t -> declares(t, method))) {
            additions.add(method.toString());
          }
        }
      }
    }
    assertEquals(List.of(), additions);
  }

  /** Returns all types above one. */
  private static Stream<Class<?>> above(Class<?> type) {
    Stream<Class<?>> direct = type.getSuperclass() == null
        ? Arrays.stream(type.getInterfaces())
        : Stream.concat(Stream.of(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
    return direct.flatMap(t -> Stream.concat(Stream.of(t), above(t)));
  }

  private static boolean declares(Class<?> type, Method method) {
    return Modifier.isPublic(type.getModifiers())
        && Arrays.stream(type.getDeclaredMethods())
            .anyMatch(own -> own.getName().equals(method.getName())
                && own.getReturnType() == method.getReturnType()
                && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
  }
}
